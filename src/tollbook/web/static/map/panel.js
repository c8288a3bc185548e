// What stands around the map's canvas: buttons, the count of what is in view, the list of a chosen mark, the legend.

const MOST_LISTED = 60;
const figure = new Intl.NumberFormat();
const KEYS = "Arrow keys move the map, plus and minus zoom, 0 shows all incidents, n and p go through the marks, Enter lists a mark, b narrows the page to what is in view.";

/** An element with attributes and children; words only ever become text. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export class Panel {
  constructor(host, map) {
    this.host = host;
    this.boxing = false;
    const id = host.id || "map";
    this.canvas = element("canvas", { tabindex: "0", role: "application", "aria-roledescription": "map", "aria-label": "Map of incidents", "aria-describedby": `${id}-keys` });
    this.status = element("p", { class: "map-count", role: "status", "aria-live": "polite" }, "Reading the incidents…");
    this.side = element("section", { class: "map-list", "aria-label": "Incidents of the chosen mark", hidden: "" });
    this.select = this.button("Select a box", () => this.selecting(!this.boxing), "Draw a box on the map to narrow the page to it (or hold Shift and drag)");
    this.select.setAttribute("aria-pressed", "false");
    const bar = element("div", { class: "map-bar", role: "group", "aria-label": "Map" },
      this.button("+", () => map.zoom(1), "Zoom in"), this.button("−", () => map.zoom(-1), "Zoom out"), this.button("Show all", () => map.fit()),
      this.select, this.button("Only what is in view", () => map.narrow(map.frame())));
    if (host.dataset.tiles) bar.append(this.pictures = this.button("Pictures", () => this.show(map), "Show or hide the pictures kept on this machine"));
    this.pictures?.setAttribute("aria-pressed", "true");
    this.source = element("p", { class: "map-source" });
    this.note = element("p", { class: "map-hint", hidden: "" }, "Click the map, or hold Ctrl, to zoom with the wheel.");
    const stage = element("div", { class: "map-stage" }, this.canvas, this.note);
    host.replaceChildren(bar, element("div", { class: "map-row" }, stage, this.side), this.status, legend(), element("p", { class: "map-keys", id: `${id}-keys` }, KEYS), this.source);
  }

  button(words, deed, title) {
    const made = element("button", { type: "button" }, words);
    if (title) made.title = title;
    if (words.length === 1) made.setAttribute("aria-label", title);
    made.addEventListener("click", deed);
    return made;
  }

  selecting(on) {
    this.boxing = on;
    this.select.setAttribute("aria-pressed", String(on));
    this.canvas.style.cursor = on ? "crosshair" : "grab";
  }

  show(map) {
    const on = this.pictures.getAttribute("aria-pressed") !== "true";
    this.pictures.setAttribute("aria-pressed", String(on));
    map.pictures(on);
  }

  say(words) {
    if (this.status.textContent !== words) this.status.textContent = words;
  }

  attribute(words) {
    this.source.textContent = words;
  }

  hint() {
    this.note.hidden = false;
    clearTimeout(this.hinting);
    this.hinting = setTimeout(() => { this.note.hidden = true; }, 1600);
  }

  /** A mark in words. */
  told(incidents, mark) {
    const { data } = incidents, one = data.place[mark.first];
    const killed = mark.killed < 0 ? "killed not known" : `${figure.format(mark.killed)} killed`;
    const where = mark.exact ? one : `somewhere within the circle, ${one || "place not named"}`;
    return mark.count === 1 ? `${where}${data.day[mark.first] ? `, ${data.day[mark.first]}` : ""}, ${killed}` : `${figure.format(mark.count)} incidents, ${killed}, among them ${where}`;
  }

  list(incidents, members, mark) {
    const { data } = incidents;
    members.sort((a, b) => (data.day[a] < data.day[b] ? 1 : data.day[a] > data.day[b] ? -1 : data.killed[b] - data.killed[a]));
    const lines = members.slice(0, MOST_LISTED).map((i) => element("li", {}, this.line(data, i)));
    const close = this.button("×", () => { this.close(); this.canvas.focus(); }, "Close the list");
    close.className = "map-close";
    const head = element("h3", { tabindex: "-1" }, members.length === 1 ? "1 incident" : `${figure.format(members.length)} incidents`);
    const vague = mark.exact ? [] : [element("p", { class: "map-vague" }, "Known only to lie somewhere within the hatched circle.")];
    const more = members.length > MOST_LISTED ? [element("p", {}, `The newest ${MOST_LISTED} are listed. Zoom in, or narrow the page to what is in view, for the others.`)] : [];
    this.side.replaceChildren(close, head, ...vague, element("ol", {}, ...lines), ...more);
    this.side.hidden = false;
    head.focus({ preventScroll: true });
  }

  line(data, i) {
    const link = element("a", { href: this.host.dataset.incident.replace("{id}", encodeURIComponent(data.id[i])) });
    const where = element("bdi", {}, data.place[i] || "place not named");
    link.append(where, `, ${data.day[i] || "no date"}`);
    const killed = data.killed[i] < 0 ? "killed not known" : `${figure.format(data.killed[i])} killed`;
    const kind = data.kinds[data.kind[i]] ?? "kind not coded", radius = data.radius_km[i];
    const made = document.createDocumentFragment();
    made.append(link, element("span", {}, `${killed} · ${kind}${data.exact[i] ? "" : ` · within ${figure.format(Math.round(radius))} km`}`));
    return made;
  }

  close() {
    this.side.hidden = true;
    this.side.replaceChildren();
  }
}

function legend() {
  const entry = (kind, words) => element("li", {}, element("span", { class: `map-key map-key-${kind}`, "aria-hidden": "true" }), words);
  return element("ul", { class: "map-legend" },
    entry("dot", "Place known; larger where more were killed"), entry("none", "Killed not known"),
    entry("area", "Known only to lie within the circle"), element("li", {}, "Figures on the map count incidents."));
}
