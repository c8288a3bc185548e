// What the marks look like: full circles where the place is exact, hatched and dashed ones where only a circle is known.

const NAMES = ["sea", "land", "coast", "river", "border", "unit-line", "country", "unit", "town", "halo", "mark", "mark-ink", "mark-edge", "area", "area-ink", "chosen"];
const short = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

/** The map's colours as the page's style sheet sets them. */
export function paletteOf(host) {
  const style = getComputedStyle(host);
  return Object.fromEntries(NAMES.map((n) => [n.replace("-", "_"), style.getPropertyValue(`--map-${n}`).trim() || "gray"]));
}

const hatches = new Map();

function hatch(context, colour) {
  if (!hatches.has(colour)) {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 8;
    const c = canvas.getContext("2d");
    c.strokeStyle = colour;
    c.lineWidth = 1.3;
    for (const n of [-8, 0, 8]) {
      c.moveTo(n, 8);
      c.lineTo(n + 8, 0);
    }
    c.stroke();
    hatches.set(colour, context.createPattern(canvas, "repeat"));
  }
  return hatches.get(colour);
}

export function paint(c, drawn, { palette, view, chosen, box }) {
  c.textAlign = "center";
  c.textBaseline = "middle";
  c.letterSpacing = "0px";
  const lines = hatch(c, palette.area), world = 256 * 2 ** view.z;
  lines.setTransform(new DOMMatrix([1, 0, 0, 1, -((view.x * world - view.width / 2) % 8), -((view.y * world - view.height / 2) % 8)]));
  for (const one of drawn) if (!one.mark.exact) area(c, one, palette, lines, view);
  for (const one of drawn) if (one.mark.exact) dot(c, one, palette);
  for (const one of drawn) if (!one.mark.exact) plate(c, one, palette);
  const at = chosen && drawn.find((d) => d.mark === chosen);
  if (at) ring(c, at, palette);
  if (box) frame(c, box, palette);
}

function circle(c, x, y, r) {
  c.beginPath();
  c.arc(x, y, r, 0, 2 * Math.PI);
}

function area(c, { mark, sx, sy }, palette, lines, view) {
  circle(c, sx, sy, mark.draw);
  if (mark.draw < view.width) {
    c.fillStyle = lines;
    c.fill();
  }
  c.lineWidth = 1.5;
  c.setLineDash([5, 4]);
  c.strokeStyle = palette.area;
  c.stroke();
  c.setLineDash([]);
}

/** The number of incidents of an inexact place, on a plate at the rim: there is no dot to be taken for the spot. */
function plate(c, { mark, sx, sy: middle }, palette) {
  const sy = mark.draw < 16 ? middle : Math.max(Math.min(10, middle + mark.draw), middle - mark.draw);
  const words = short.format(mark.count), half = words.length * 3.6 + 5;
  c.font = "600 11px system-ui, sans-serif";
  c.beginPath();
  c.roundRect(sx - half, sy - 8, half * 2, 16, 4);
  c.fillStyle = palette.halo;
  c.fill();
  c.lineWidth = 1;
  c.strokeStyle = palette.area;
  c.stroke();
  c.fillStyle = palette.area_ink;
  c.fillText(words, sx, sy + 0.5);
}

function dot(c, { mark, sx, sy }, palette) {
  if (mark.count === 1 && mark.wide > mark.r + 2) {
    circle(c, sx, sy, mark.wide);
    c.lineWidth = 1;
    c.setLineDash([3, 3]);
    c.strokeStyle = palette.area;
    c.stroke();
    c.setLineDash([]);
  }
  circle(c, sx, sy, mark.r);
  c.fillStyle = mark.killed < 0 ? palette.halo : palette.mark;
  c.fill();
  c.lineWidth = mark.killed < 0 ? 2 : 1;
  c.strokeStyle = mark.killed < 0 ? palette.mark : palette.mark_edge;
  c.stroke();
  if (mark.count > 1 && mark.r >= 8) {
    c.font = `600 ${mark.r < 13 ? 10 : 12}px system-ui, sans-serif`;
    c.fillStyle = mark.killed < 0 ? palette.area_ink : palette.mark_ink;
    c.fillText(short.format(mark.count), sx, sy + 0.5);
  }
}

function ring(c, { mark, sx, sy }, palette) {
  circle(c, sx, sy, (mark.exact ? mark.r : Math.min(mark.draw, 40)) + 4);
  c.lineWidth = 3;
  c.strokeStyle = palette.chosen;
  c.stroke();
}

function frame(c, [x0, y0, x1, y1], palette) {
  c.lineWidth = 2;
  c.setLineDash([6, 4]);
  c.strokeStyle = palette.chosen;
  c.strokeRect(Math.min(x0, x1), Math.min(y0, y1), Math.abs(x1 - x0), Math.abs(y1 - y0));
  c.setLineDash([]);
}
