// The timeline: incidents and killed a day, week, month or year, and a range to drag that goes into the page's address.
//
// What the page gives:
//   <div data-timeline data-source="/api/…timeline?filters">words or a table for those without scripts</div>
// The address answers { unit: "day" | "week" | "month" | "year", bars: [{ from: "2026-03" , incidents: 4, killed: 12 }, …] },
// oldest first; days without incidents may be left out. The range goes into since= and until= of the page's address.

const SVG = "http://www.w3.org/2000/svg";
const HIGH = 150, ROW = 58, GAP = 18, DAY = 86400000;
const figure = new Intl.NumberFormat();

function shape(name, attributes = {}, words) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (words !== undefined) made.textContent = words;
  return made;
}

function tag(name, words, attributes = {}) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = words;
  return made;
}

const iso = (time) => new Date(time).toISOString().slice(0, 10);
const start = (words) => Date.parse(`${words}${"-01".repeat(Math.max(0, 3 - words.split("-").length))}T00:00:00Z`);

/** The first moment of the unit after the one that holds a moment. */
function after(time, unit) {
  const day = new Date(time);
  if (unit === "day" || unit === "week") return time + DAY * (unit === "day" ? 1 : 7);
  return Date.UTC(day.getUTCFullYear() + (unit === "year" ? 1 : 0), unit === "month" ? day.getUTCMonth() + 1 : 0, 1);
}

/** Monday of the week, first of the month or of the year. */
function floor(time, unit) {
  const day = new Date(time);
  if (unit === "day") return time;
  if (unit === "week") return time - ((day.getUTCDay() + 6) % 7) * DAY;
  return Date.UTC(day.getUTCFullYear(), unit === "month" ? day.getUTCMonth() : 0, 1);
}

/** Every unit from the first to the last bar, also those in which nothing happened; coarser where there are too many. */
export function filled({ unit, bars }, most = 400) {
  const given = bars.map((b) => ({ time: start(b.from), incidents: b.incidents, killed: b.killed }));
  for (const wanted of ["day", "week", "month", "year"].slice(["day", "week", "month", "year"].indexOf(unit))) {
    const found = new Map();
    const last = floor(given[given.length - 1].time, wanted);
    for (let t = floor(given[0].time, wanted); t <= last && found.size <= most; t = after(t, wanted)) {
      found.set(t, { from: t, to: after(t, wanted) - DAY, incidents: 0, killed: 0 });
    }
    if (found.size > most && wanted !== "year") continue;
    for (const bar of given) {
      const into = found.get(floor(bar.time, wanted));
      if (!into) continue;
      into.incidents += bar.incidents;
      into.killed += bar.killed;
    }
    return { unit: wanted, bars: [...found.values()] };
  }
  return { unit, bars: [] };
}

export class Timeline {
  constructor(host) {
    this.host = host;
    host.classList.add("timeline");
  }

  async load() {
    const answer = await fetch(this.host.dataset.source, { credentials: "same-origin" });
    if (!answer.ok) return;
    const given = await answer.json();
    if (!given.bars.length) return this.host.replaceChildren(tag("p", "No incident here has a date."));
    Object.assign(this, filled(given));
    this.chosen = this.asked();
    this.build();
    new ResizeObserver(() => this.draw()).observe(this.svg);
    this.host.dataset.ready = "yes";
  }

  /** The bars that the address's range covers. */
  asked() {
    const at = new URL(location.href).searchParams, since = at.get("since"), until = at.get("until");
    const first = since ? this.bars.findIndex((b) => iso(b.to) >= since) : 0;
    const last = until ? this.bars.findLastIndex((b) => iso(b.from) <= until) : this.bars.length - 1;
    return [Math.max(0, first), Math.max(Math.max(0, first), last)];
  }

  build() {
    const id = this.host.id || "timeline";
    this.svg = shape("svg", { role: "group", "aria-labelledby": `${id}-about` });
    this.plot = shape("g", { "aria-hidden": "true" });
    this.range = shape("rect", { class: "range", y: 0, height: HIGH - GAP });
    this.handles = ["First", "Last"].map((words, n) => this.handle(`${words} ${this.unit} of the range`, n));
    this.svg.append(this.plot, this.range, ...this.handles);
    const about = tag("p", this.told(), { id: `${id}-about`, class: "timeline-about" });
    this.words = tag("p", "", { role: "status", "aria-live": "polite" });
    const apply = tag("button", "Only this range", { type: "button" }), all = tag("button", "All dates", { type: "button" });
    apply.addEventListener("click", () => this.go(this.chosen));
    all.addEventListener("click", () => this.go(null));
    const bar = tag("div", "", { class: "timeline-bar" });
    bar.append(this.words, apply, all);
    this.apply = apply;
    this.host.replaceChildren(about, this.svg, bar);
    this.svg.addEventListener("pointerdown", (event) => this.grab(event));
    this.svg.addEventListener("pointermove", (event) => this.drag(event));
    this.svg.addEventListener("pointerup", (event) => this.drop(event));
  }

  /** What the picture shows, in words. */
  told() {
    const { bars, unit } = this, most = (key) => bars.reduce((a, b) => (b[key] > a[key] ? b : a));
    const sum = (key) => figure.format(bars.reduce((n, b) => n + b[key], 0)), i = most("incidents"), k = most("killed");
    const peak = k.killed ? ` Most killed: ${figure.format(k.killed)} in ${this.name(k)}.` : "";
    return `${sum("incidents")} dated incidents, ${sum("killed")} killed by best figures, by ${unit}, ${this.name(bars[0])} to ${this.name(bars[bars.length - 1])}. `
      + `Most incidents: ${figure.format(i.incidents)} in ${this.name(i)}.${peak}`;
  }

  name(bar) {
    const words = iso(bar.from);
    return this.unit === "month" ? words.slice(0, 7) : this.unit === "year" ? words.slice(0, 4) : this.unit === "week" ? `the week of ${words}` : words;
  }

  handle(label, n) {
    const made = shape("rect", { class: "handle", width: 5, y: 0, height: HIGH - GAP, rx: 2, tabindex: "0", role: "slider", "aria-label": label,
      "aria-valuemin": "0", "aria-valuemax": String(this.bars.length - 1), "aria-orientation": "horizontal" });
    made.addEventListener("keydown", (event) => this.key(event, n));
    return made;
  }

  key(event, n) {
    const far = Math.max(1, Math.round(this.bars.length / 20)), at = this.chosen[n];
    const to = { ArrowLeft: at - 1, ArrowDown: at - 1, ArrowRight: at + 1, ArrowUp: at + 1, PageDown: at - far, PageUp: at + far, Home: 0, End: this.bars.length - 1 }[event.key];
    if (event.key === "Enter") return this.go(this.chosen);
    if (to === undefined) return;
    event.preventDefault();
    const low = n ? this.chosen[0] : 0, high = n ? this.bars.length - 1 : this.chosen[1];
    this.chosen[n] = Math.max(low, Math.min(high, to));
    this.show();
  }

  draw() {
    const width = Math.max(200, this.svg.clientWidth), { bars } = this;
    this.width = width;
    this.svg.setAttribute("viewBox", `0 0 ${width} ${HIGH}`);
    const step = width / bars.length, wide = Math.max(0.75, step * 0.8);
    const made = [];
    for (const [key, base] of [["incidents", ROW], ["killed", ROW * 2 + 12]]) {
      const top = Math.max(1, ...bars.map((b) => b[key]));
      made.push(shape("line", { class: "grid", x1: 0, x2: width, y1: base, y2: base }));
      bars.forEach((b, n) => {
        if (!b[key]) return;
        const high = Math.max(1, (b[key] / top) * (ROW - 14));
        made.push(shape("rect", { class: `bar-${key}`, x: (n * step + (step - wide) / 2).toFixed(2), y: (base - high).toFixed(2), width: wide.toFixed(2), height: high.toFixed(2) }));
      });
      made.push(shape("text", { x: 10, y: base - ROW + 10 }, `${key}, up to ${figure.format(top)} a ${this.unit}`));
    }
    const ticks = Math.max(2, Math.floor(width / 110));
    for (let n = 0; n < bars.length; n += Math.max(1, Math.ceil(bars.length / ticks))) {
      made.push(shape("text", { x: Math.min(n * step + 2, width - 60).toFixed(1), y: HIGH - 4 }, this.name(bars[n]).replace("the week of ", "")));
    }
    this.plot.replaceChildren(...made);
    this.show();
  }

  show() {
    const { bars, chosen, width } = this, step = width / bars.length, x0 = chosen[0] * step, x1 = (chosen[1] + 1) * step;
    this.range.setAttribute("x", x0);
    this.range.setAttribute("width", x1 - x0);
    [Math.max(0, x0 - 2), Math.min(width - 5, x1 - 3)].forEach((x, n) => {
      this.handles[n].setAttribute("x", x);
      this.handles[n].setAttribute("aria-valuenow", String(chosen[n]));
      this.handles[n].setAttribute("aria-valuetext", this.name(bars[chosen[n]]));
    });
    const some = bars.slice(chosen[0], chosen[1] + 1), sum = (key) => figure.format(some.reduce((n, b) => n + b[key], 0));
    this.words.textContent = `${iso(bars[chosen[0]].from)} to ${iso(bars[chosen[1]].to)}: ${sum("incidents")} incidents, ${sum("killed")} killed.`;
  }

  at(event) {
    const box = this.svg.getBoundingClientRect();
    return Math.max(0, Math.min(this.bars.length - 1, Math.floor(((event.clientX - box.left) / box.width) * this.bars.length)));
  }

  grab(event) {
    if (event.button) return;
    const n = this.handles.indexOf(event.target);
    this.held = { anchor: n < 0 ? this.at(event) : this.chosen[1 - n], x: event.clientX, moved: n >= 0 };
    this.svg.setPointerCapture(event.pointerId);
  }

  drag(event) {
    if (!this.held) return;
    if (Math.abs(event.clientX - this.held.x) > 3) this.held.moved = true;
    if (!this.held.moved) return;
    const at = this.at(event);
    this.chosen = [Math.min(at, this.held.anchor), Math.max(at, this.held.anchor)];
    this.show();
  }

  drop() {
    if (!this.held) return;
    const { moved } = this.held;
    this.held = null;
    if (moved) this.go(this.chosen);
  }

  /** Put the range into the page's address; the whole range is no filter. */
  go(range) {
    const address = new URL(location.href), whole = !range || (range[0] === 0 && range[1] === this.bars.length - 1 && !address.searchParams.has("since"));
    for (const name of ["since", "until", "from_row", "said"]) address.searchParams.delete(name);
    if (!whole) {
      address.searchParams.set("since", iso(this.bars[range[0]].from));
      address.searchParams.set("until", iso(this.bars[range[1]].to));
    }
    location.assign(address);
  }
}

for (const host of document.querySelectorAll("[data-timeline]")) {
  const timeline = new Timeline(host);
  host.timeline = timeline;
  timeline.load();
}
