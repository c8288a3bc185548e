// The map of incidents: a canvas of our own, no WebGL, no other library, nothing from another server.
//
// What the page gives (all addresses on this server):
//   <div data-map data-points="/api/…" data-basemap="/static/basemap/world.tbm" data-incident="/incidents/{id}"
//        data-tiles="/tiles/{z}/{x}/{y}">words for those without scripts</div>
//   data-points answers JSON in columns, one entry an incident that has a place finer than a country:
//     { id[], longitude[], latitude[], radius_km[],
//       exact[] 1 for a site or a town, 0 where the circle of the radius is all that is known,
//       killed[] best figure, -1 not known, kind[] index into kinds or -1, kinds[], day[] ISO or "",
//       place[] }
//   data-tiles is optional: pictures (256 px, web Mercator) the user keeps on this machine, of the zooms data-tiles-from to -to.
// A box of the map goes into the page's address as box=west,south,east,north and every other filter stays.

import { Tiles, across, down, latitude, loadBasemap, longitude } from "./map/basemap.js";
import { paint, paletteOf } from "./map/painting.js";
import { Incidents, visible } from "./map/marks.js";
import { Panel } from "./map/panel.js";

const LEAST = 1, MOST = 12;
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const figure = new Intl.NumberFormat();

export class IncidentMap {
  constructor(host) {
    this.host = host;
    this.view = { x: 0.5, y: 0.42, z: 2, width: 0, height: 0 };
    this.panel = new Panel(host, this);
    this.canvas = this.panel.canvas;
    this.context = this.canvas.getContext("2d", { alpha: false });
    this.density = Math.min(2, Math.max(1, Math.round(devicePixelRatio || 1)));
    this.tiles = new Tiles(paletteOf(host), this.density, ownTiles(host.dataset), () => this.ask());
    this.incidents = null;
    this.chosen = null;
    this.box = null;
    this.drawn = [];
    this.listen();
    this.resize();
  }

  async load() {
    const began = performance.now();
    const [points, base] = await Promise.allSettled([
      fetch(this.host.dataset.points, { credentials: "same-origin" }).then((a) => { if (!a.ok) throw new Error(a.status); return a.json(); }),
      loadBasemap(this.host.dataset.basemap),
    ]);
    if (base.status === "fulfilled") this.tiles.set(base.value);
    const { tilesSource } = this.host.dataset, own = this.tiles.raster ? `Pictures: ${tilesSource || "from this machine"}. ` : "";
    this.panel.attribute(own + (base.status === "fulfilled" ? base.value.attribution : "The base map could not be read; the incidents are drawn without it."));
    if (points.status === "rejected") return this.panel.say("The incidents could not be read from the server. The table below has them.");
    this.incidents = new Incidents(points.value);
    this.fit();
    this.draw(true);
    performance.mark("map drawn");
    this.host.dataset.ready = String(Math.round(performance.now() - began));
  }

  /** Show the box that the address asks for, else all incidents. */
  fit() {
    const asked = new URL(location.href).searchParams.get("box")?.split(",").map(Number);
    const box = asked?.length === 4 && asked.every(Number.isFinite)
      ? [across(asked[0]), down(asked[3]), across(asked[2]), down(asked[1])]
      : this.incidents?.bounds();
    if (!box) return;
    const room = Math.max(box[2] - box[0], 1e-5), height = Math.max(box[3] - box[1], 1e-5);
    const z = Math.floor(Math.log2(Math.min((this.view.width * 0.92) / room, (this.view.height * 0.88) / height) / 256));
    this.go((box[0] + box[2]) / 2, (box[1] + box[3]) / 2, Math.min(z, 8));
  }

  go(x, y, z = this.view.z) {
    const view = this.view;
    z = Math.max(LEAST, Math.min(MOST, z));
    if (z !== view.z) this.chosen = null;
    view.z = z;
    view.x = x - Math.floor(x);
    const half = Math.min(0.5, view.height / 2 / (256 * 2 ** z));
    view.y = Math.max(half, Math.min(1 - half, y));
    this.ask();
    clearTimeout(this.counting);
    this.counting = setTimeout(() => this.count(), 140);
  }

  /** Zoom by whole steps and keep the point at a place of the screen where it is. */
  zoom(steps, at = { x: this.view.width / 2, y: this.view.height / 2 }) {
    const view = this.view, z = Math.max(LEAST, Math.min(MOST, view.z + steps));
    if (z === view.z) return;
    const before = 256 * 2 ** view.z, after = 256 * 2 ** z;
    const dx = at.x - view.width / 2, dy = at.y - view.height / 2;
    this.grow(2 ** (z - view.z), at);
    this.go(view.x + dx / before - dx / after, view.y + dy / before - dy / after, z);
  }

  /** For a moment, the old picture grown or shrunk; nothing moves for those who asked for calm. */
  grow(factor, at) {
    if (calm.matches || !this.incidents) return;
    const old = document.createElement("canvas");
    old.width = this.canvas.width;
    old.height = this.canvas.height;
    old.getContext("2d", { alpha: false }).drawImage(this.canvas, 0, 0);
    this.growing = { old, factor, at, began: performance.now() };
  }

  /** Show or hide the user's own pictures. */
  pictures(shown) {
    this.tiles.raster.shown = shown;
    this.tiles.kept.clear();
    this.ask();
  }

  move(right, below) {
    const world = 256 * 2 ** this.view.z;
    this.go(this.view.x + right / world, this.view.y + below / world);
  }

  ask() {
    if (this.asked) return;
    this.asked = requestAnimationFrame(() => {
      this.asked = null;
      this.draw();
    });
  }

  draw(all = false) {
    const c = this.context, { view } = this;
    c.setTransform(this.density, 0, 0, this.density, 0, 0);
    if (this.growing) {
      const { old, factor, at, began } = this.growing, part = Math.min(1, (performance.now() - began) / 140);
      const by = 1 + (factor - 1) * part;
      if (part < 1) {
        c.fillStyle = this.tiles.palette.sea;
        c.fillRect(0, 0, view.width, view.height);
        c.drawImage(old, at.x * (1 - by), at.y * (1 - by), view.width * by, view.height * by);
        this.tiles.draw(NOWHERE, view, 1);
        return this.ask();
      }
      this.growing = null;
    }
    c.fillStyle = this.tiles.palette.sea;
    c.fillRect(0, 0, view.width, view.height);
    const missing = this.tiles.draw(c, view, all ? 99 : 1);
    this.drawn = this.incidents ? visible(this.incidents.marks(view.z), view) : [];
    paint(c, this.drawn, { palette: this.tiles.palette, view, chosen: this.chosen, box: this.box });
    if (missing && this.tiles.map) this.ask();
  }

  /** The box of the view in degrees. */
  frame(x0 = 0, y0 = 0, x1 = this.view.width, y1 = this.view.height) {
    const world = 256 * 2 ** this.view.z, left = this.view.x - this.view.width / 2 / world, top = this.view.y - this.view.height / 2 / world;
    return [left + x0 / world, top + y0 / world, left + x1 / world, top + y1 / world];
  }

  count() {
    if (!this.incidents) return;
    const seen = this.incidents.within(...this.frame());
    const without = seen.unknown ? `, no figure for ${figure.format(seen.unknown)}` : "";
    const killed = seen.count > seen.unknown ? `; ${figure.format(seen.killed)} killed by best figures${without}` : seen.count ? "; killed not known" : "";
    this.panel.say(`${figure.format(seen.count)} of ${figure.format(this.incidents.length)} placed incidents in view${killed}.`);
    this.host.dataset.inView = String(seen.count);
  }

  /** Narrow every list of the page to a box of the map. */
  narrow(box) {
    const degrees = [longitude(box[0]), latitude(box[3]), longitude(box[2]), latitude(box[1])];
    if (degrees[2] - degrees[0] >= 360) [degrees[0], degrees[2]] = [-180, 180];
    const turn = degrees[0] < -180 ? 360 : degrees[0] > 180 ? -360 : 0;
    const address = new URL(location.href);
    address.searchParams.set("box", [degrees[0] + turn, degrees[1], degrees[2] + turn, degrees[3]].map((d) => d.toFixed(4)).join(","));
    for (const name of ["from_row", "said"]) address.searchParams.delete(name);
    location.assign(address);
  }

  hit(x, y) {
    let best = null;
    for (const one of this.drawn) {
      const apart = Math.hypot(one.sx - x, one.sy - y), r = Math.max(11, one.mark.exact ? one.mark.r : one.mark.draw);
      if (apart <= r && (best === null || r - one.mark.exact * 1e4 < best.order)) best = { one, order: r - one.mark.exact * 1e4 };
    }
    return best?.one.mark ?? null;
  }

  choose(mark) {
    this.chosen = mark;
    if (mark) this.panel.list(this.incidents, this.incidents.members(mark, this.incidents.marks(this.view.z).next), mark);
    else this.panel.close();
    this.ask();
  }

  /** The next or previous mark on the screen, those with most killed first. */
  step(by) {
    const order = this.drawn.filter((d) => inFrame(d, this.view)).sort((a, b) => b.mark.killed - a.mark.killed || b.mark.count - a.mark.count || a.sx - b.sx);
    if (!order.length) return this.panel.say("No incident in view.");
    const at = order.findIndex((d) => d.mark === this.chosen);
    const to = at < 0 ? (by > 0 ? 0 : order.length - 1) : (at + by + order.length) % order.length;
    this.chosen = order[to].mark;
    this.panel.say(`Mark ${to + 1} of ${order.length}: ${this.panel.told(this.incidents, this.chosen)}. Enter lists it.`);
    this.ask();
  }

  listen() {
    const { canvas } = this;
    canvas.addEventListener("keydown", (event) => this.key(event));
    canvas.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    canvas.addEventListener("dblclick", (event) => this.zoom(1, spot(event, canvas)));
    for (const kind of ["pointerdown", "pointermove", "pointerup", "pointercancel"]) canvas.addEventListener(kind, (event) => this[kind](event));
    this.pointers = new Map();
    new ResizeObserver(() => this.resize()).observe(canvas.parentElement);
    const recolour = () => { this.tiles.repaint(paletteOf(this.host)); this.ask(); };
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
    new MutationObserver(recolour).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "class"] });
  }

  resize() {
    const { clientWidth: width, clientHeight: height } = this.canvas.parentElement;
    if (!width || (width === this.view.width && height === this.view.height)) return;
    Object.assign(this.view, { width, height });
    this.canvas.width = width * this.density;
    this.canvas.height = height * this.density;
    this.growing = null;
    this.go(this.view.x, this.view.y);
    if (this.incidents) this.draw(true);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const far = event.shiftKey ? 0.5 : 0, wide = far ? this.view.width * far : 80, high = far ? this.view.height * far : 80;
    const deeds = {
      ArrowLeft: () => this.move(-wide, 0), ArrowRight: () => this.move(wide, 0), ArrowUp: () => this.move(0, -high), ArrowDown: () => this.move(0, high),
      "+": () => this.zoom(1), "=": () => this.zoom(1), "-": () => this.zoom(-1), _: () => this.zoom(-1), 0: () => this.fit(), Home: () => this.fit(),
      n: () => this.step(1), p: () => this.step(-1), b: () => this.narrow(this.frame()),
      Enter: () => this.chosen && this.choose(this.chosen), Escape: () => { this.panel.selecting(false); this.choose(null); },
    };
    const deed = deeds[event.key];
    if (!deed) return;
    event.preventDefault();
    deed();
  }

  wheel(event) {
    if (!event.ctrlKey && document.activeElement !== this.canvas) return this.panel.hint();
    event.preventDefault();
    this.turned = (this.turned ?? 0) + event.deltaY * (event.deltaMode ? 30 : 1);
    if (Math.abs(this.turned) < 60 || this.growing) return;
    this.zoom(this.turned > 0 ? -1 : 1, spot(event, this.canvas));
    this.turned = 0;
  }

  pointerdown(event) {
    if (event.button) return;
    this.canvas.focus({ preventScroll: true });
    this.canvas.setPointerCapture(event.pointerId);
    const at = spot(event, this.canvas);
    this.pointers.set(event.pointerId, at);
    this.started = { ...at, moved: false, boxing: event.shiftKey || this.panel.boxing };
    this.spread = null;
  }

  pointermove(event) {
    const last = this.pointers.get(event.pointerId), at = spot(event, this.canvas);
    if (!last) return this.point(at);
    this.pointers.set(event.pointerId, at);
    if (this.pointers.size === 2) return this.pinch();
    if (Math.hypot(at.x - this.started.x, at.y - this.started.y) > 4) this.started.moved = true;
    if (!this.started.moved) return;
    if (this.started.boxing) this.box = [this.started.x, this.started.y, at.x, at.y];
    else this.move(last.x - at.x, last.y - at.y);
    this.ask();
  }

  point(at) {
    const over = this.incidents && !this.panel.boxing && this.hit(at.x, at.y);
    this.canvas.style.cursor = this.panel.boxing ? "crosshair" : over ? "pointer" : "grab";
  }

  pinch() {
    const [a, b] = [...this.pointers.values()], apart = Math.hypot(a.x - b.x, a.y - b.y);
    this.started.moved = true;
    this.spread ??= apart;
    const steps = apart > this.spread * 1.5 ? 1 : apart < this.spread / 1.5 ? -1 : 0;
    if (!steps) return;
    this.spread = apart;
    this.zoom(steps, { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  }

  pointerup(event) {
    if (!this.pointers.delete(event.pointerId)) return;
    const { box } = this;
    this.box = null;
    if (box) {
      this.panel.selecting(false);
      this.narrow(this.frame(Math.min(box[0], box[2]), Math.min(box[1], box[3]), Math.max(box[0], box[2]), Math.max(box[1], box[3])));
    } else if (!this.started.moved && this.incidents) {
      this.choose(this.hit(this.started.x, this.started.y));
    }
    this.ask();
  }

  pointercancel(event) {
    this.pointers.delete(event.pointerId);
    this.box = null;
    this.ask();
  }
}

const NOWHERE = { drawImage() {} };
const inFrame = (d, view) => d.sx >= 0 && d.sy >= 0 && d.sx <= view.width && d.sy <= view.height;

function spot(event, canvas) {
  const box = canvas.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

/** Only a folder of this server is taken for tiles. */
function ownTiles({ tiles, tilesFrom = 0, tilesTo = 24 }) {
  const own = tiles && new URL(tiles.replaceAll(/[{}]/g, ""), location.href).origin === location.origin;
  return own ? { pattern: tiles, from: Number(tilesFrom), to: Number(tilesTo), shown: true } : null;
}

for (const host of document.querySelectorAll("[data-map]")) {
  const map = new IncidentMap(host);
  host.incidentMap = map;
  map.load();
}
