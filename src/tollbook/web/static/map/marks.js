// Incidents in columns, gathered on a grid at each zoom: what is drawn, what is hit, what is in view.

import { across, down } from "./basemap.js";

const CELL = 72;
const BIN = 512;
const WIDE = 400;
const EARTH = 40075.017;

/** How large a circle is drawn for so many killed: each tenfold adds about the same. */
export const reach = (killed) => (killed < 0 ? 6 : Math.min(34, 5 + 1.75 * Math.log2(1 + killed)));

export class Incidents {
  constructor(data) {
    const n = data.id.length;
    this.data = data;
    this.length = n;
    this.x = new Float64Array(n);
    this.y = new Float64Array(n);
    this.wide = new Float64Array(n);
    this.killed = Int32Array.from(data.killed);
    this.exact = Uint8Array.from(data.exact);
    for (let i = 0; i < n; i++) {
      this.x[i] = across(data.longitude[i]);
      this.y[i] = down(data.latitude[i]);
      this.wide[i] = data.radius_km[i] / (EARTH * Math.max(0.08, Math.cos((data.latitude[i] * Math.PI) / 180)));
    }
    this.zooms = new Map();
  }

  /** Incidents and killed inside a box of the projection, whichever turn of the world it shows. */
  within(west, north, east, south) {
    let count = 0, killed = 0, unknown = 0;
    for (let i = 0; i < this.length; i++) {
      const y = this.y[i];
      if (y < north || y > south) continue;
      const x = this.x[i];
      if ((x < west || x > east) && (x + 1 < west || x + 1 > east) && (x - 1 < west || x - 1 > east)) continue;
      count++;
      if (this.killed[i] < 0) unknown++;
      else killed += this.killed[i];
    }
    return { count, killed, unknown };
  }

  bounds() {
    const box = [2, 2, -1, -1], xs = this.x.slice().sort(), ys = this.y.slice().sort(), cut = Math.floor(this.length / 200);
    if (!this.length) return null;
    [box[0], box[2]] = [xs[cut], xs[this.length - 1 - cut]];
    [box[1], box[3]] = [ys[cut], ys[this.length - 1 - cut]];
    return box;
  }

  /** The marks of one zoom: exact and inexact places are never gathered into one. */
  marks(z) {
    if (!this.zooms.has(z)) this.zooms.set(z, this.gather(z));
    return this.zooms.get(z);
  }

  gather(z) {
    const world = 256 * 2 ** z, side = world / CELL, cells = new Map(), next = new Int32Array(this.length).fill(-1);
    const marks = [];
    for (let i = 0; i < this.length; i++) {
      const cx = Math.floor(this.x[i] * side), cy = Math.floor(this.y[i] * side), exact = this.exact[i];
      const key = (cy * 4194304 + cx) * 2 + exact;
      let mark = cells.get(key);
      if (mark === undefined) {
        mark = { cx, cy, exact, count: 0, sx: 0, sy: 0, killed: -1, first: -1, r: 0, wide: 0, gone: false };
        cells.set(key, mark);
        marks.push(mark);
      }
      next[i] = mark.first;
      mark.first = i;
      mark.count++;
      mark.sx += this.x[i];
      mark.sy += this.y[i];
      if (this.killed[i] >= 0) mark.killed = Math.max(0, mark.killed) + this.killed[i];
    }
    for (const mark of marks) mark.r = reach(mark.killed);
    const kept = this.merge(marks, cells, next, world);
    for (const mark of kept) this.finish(mark, next, world);
    return { marks: kept, next, ...binned(kept, world) };
  }

  /** Larger marks swallow neighbours that they would cover, so that figures stay readable. */
  merge(marks, cells, next, world) {
    marks.sort((a, b) => b.r - a.r || b.count - a.count || a.first - b.first);
    for (const mark of marks) {
      if (mark.gone) continue;
      for (let n = 0; n < 9; n++) {
        const key = ((mark.cy + ((n / 3) | 0) - 1) * 4194304 + mark.cx + (n % 3) - 1) * 2 + mark.exact;
        const other = cells.get(key);
        if (other === undefined || other === mark || other.gone || other.r > mark.r) continue;
        const dx = (mark.sx / mark.count - other.sx / other.count) * world;
        const dy = (mark.sy / mark.count - other.sy / other.count) * world;
        if (Math.hypot(dx, dy) > (mark.r + other.r) * 0.8) continue;
        let last = other.first;
        while (next[last] >= 0) last = next[last];
        next[last] = mark.first;
        mark.first = other.first;
        mark.count += other.count;
        mark.sx += other.sx;
        mark.sy += other.sy;
        if (other.killed >= 0) mark.killed = Math.max(0, mark.killed) + other.killed;
        mark.r = reach(mark.killed);
        other.gone = true;
      }
    }
    return marks.filter((m) => !m.gone);
  }

  finish(mark, next, world) {
    mark.x = mark.sx / mark.count;
    mark.y = mark.sy / mark.count;
    let wide = 0;
    if (!mark.exact || mark.count === 1) {
      for (let i = mark.first; i >= 0; i = next[i]) {
        wide = Math.max(wide, this.wide[i] + Math.hypot(this.x[i] - mark.x, this.y[i] - mark.y));
      }
    }
    mark.wide = wide * world;
    if (!mark.exact) mark.r = Math.max(9, mark.r * 0.8);
    mark.draw = mark.exact ? mark.r : Math.max(mark.r + 4, mark.wide);
  }

  members(mark, next) {
    const found = [];
    for (let i = mark.first; i >= 0; i = next[i]) found.push(i);
    return found;
  }
}

function binned(marks, world) {
  const bins = new Map(), large = [];
  for (const mark of marks) {
    if (Math.max(mark.draw, mark.wide) > WIDE) {
      large.push(mark);
      continue;
    }
    const key = Math.floor((mark.y * world) / BIN) * 65536 + Math.floor((mark.x * world) / BIN);
    if (bins.has(key)) bins.get(key).push(mark);
    else bins.set(key, [mark]);
  }
  return { bins, large };
}

/** Every mark whose circle may touch the view, with its place on the screen, inexact and large ones first. */
export function visible(gathered, view) {
  const world = 256 * 2 ** view.z, left = view.x * world - view.width / 2, top = view.y * world - view.height / 2;
  const found = [];
  const take = (mark, turn) => {
    const sx = mark.x * world + turn * world - left, sy = mark.y * world - top, r = Math.max(mark.draw, mark.r);
    if (sx + r > 0 && sx - r < view.width && sy + r > 0 && sy - r < view.height) found.push({ mark, sx, sy });
  };
  const first = Math.floor((left - WIDE) / world), last = Math.floor((left + view.width + WIDE) / world);
  for (let turn = first; turn <= last; turn++) {
    for (const mark of gathered.large) take(mark, turn);
    const x0 = Math.max(0, Math.floor((left - turn * world - WIDE) / BIN));
    const x1 = Math.min(Math.ceil(world / BIN) - 1, Math.floor((left - turn * world + view.width + WIDE) / BIN));
    const y0 = Math.max(0, Math.floor((top - WIDE) / BIN)), y1 = Math.floor((top + view.height + WIDE) / BIN);
    for (let y = y0; y <= y1; y++) {
      for (let x = x0; x <= x1; x++) for (const mark of gathered.bins.get(y * 65536 + x) ?? []) take(mark, turn);
    }
  }
  return found.sort((a, b) => a.mark.exact - b.mark.exact || b.mark.draw - a.mark.draw);
}
