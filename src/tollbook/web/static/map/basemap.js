// The base map: land, lakes, rivers, borders and names from one file of our own (see basemap_build.py), drawn once a tile.

export const TILE = 512;
const MOST_TILES = 96;

/** Longitude and latitude to the square 0..1 of the web Mercator projection. */
export const across = (lon) => lon / 360 + 0.5;
export const down = (lat) => {
  const s = Math.sin((Math.max(-85.051, Math.min(85.051, lat)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI);
};
export const longitude = (x) => (x - 0.5) * 360;
export const latitude = (y) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;

export async function loadBasemap(url) {
  const answer = await fetch(url, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`base map: ${answer.status}`);
  const bytes = new Uint8Array(await new Response(answer.body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
  if (String.fromCharCode(...bytes.subarray(0, 4)) !== "TBM1") throw new Error("base map: not a file of ours");
  const size = new DataView(bytes.buffer).getUint32(4, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + size)));
  const layers = {};
  let at = 8 + size;
  for (const layer of header.layers) {
    layers[layer.name] = unpack(bytes.subarray(at, at + layer.bytes), layer.shapes, header.grid);
    at += layer.bytes;
  }
  return { layers, labels: header.labels, grid: header.grid, attribution: header.attribution };
}

function unpack(bytes, shapes, grid) {
  let at = 0, x = 0, y = 0, n = 0;
  const whole = () => {
    let value = 0, shift = 0, byte;
    do {
      byte = bytes[at++];
      value |= (byte & 127) << shift;
      shift += 7;
    } while (byte > 127);
    return value;
  };
  const step = () => { const v = whole(); return v & 1 ? -((v + 1) >> 1) : v >> 1; };
  const xs = new Float64Array(bytes.length), ys = new Float64Array(bytes.length);
  const starts = new Uint32Array(shapes + 1), boxes = new Float64Array(shapes * 4);
  for (let s = 0; s < shapes; s++) {
    let west = 2, north = 2, east = -1, south = -1;
    for (let left = whole(); left > 0; left--) {
      x += step();
      y += step();
      const px = across(x / grid), py = down(y / grid);
      xs[n] = px;
      ys[n++] = py;
      if (px < west) west = px;
      if (px > east) east = px;
      if (py < north) north = py;
      if (py > south) south = py;
    }
    starts[s + 1] = n;
    boxes.set([west, north, east, south], s * 4);
  }
  return { xs: xs.slice(0, n), ys: ys.slice(0, n), starts, boxes, shapes };
}

/** Put the shapes of a layer that touch a tile on the canvas's path; points closer than half a pixel and far outside are left out. */
function trace(context, layer, tile) {
  const { xs, ys, starts, boxes } = layer, { x0, y0, scale } = tile;
  const edge = 6, pad = edge / scale, far = TILE + edge;
  for (let s = 0; s < layer.shapes; s++) {
    const b = s * 4;
    if (boxes[b] > x0 + tile.span + pad || boxes[b + 2] < x0 - pad || boxes[b + 1] > y0 + tile.span + pad || boxes[b + 3] < y0 - pad) continue;
    if (layer.closed && (boxes[b + 2] - boxes[b]) * scale < 0.4 && (boxes[b + 3] - boxes[b + 1]) * scale < 0.4) continue;
    let lastX = 1e9, lastY = 1e9, lastOut = 0, skipped = -1;
    const end = starts[s + 1];
    for (let n = starts[s]; n < end; n++) {
      const x = (xs[n] - x0) * scale, y = (ys[n] - y0) * scale;
      const out = (x < -edge ? 1 : x > far ? 2 : 0) | (y < -edge ? 4 : y > far ? 8 : 0);
      if (n === starts[s]) {
        context.moveTo(x, y);
      } else if ((out & lastOut) !== 0) {
        skipped = n;
        lastOut = out & lastOut;
        continue;
      } else {
        if (skipped >= 0) {
          const sx = (xs[skipped] - x0) * scale, sy = (ys[skipped] - y0) * scale;
          if (layer.closed) context.lineTo(sx, sy);
          else context.moveTo(sx, sy);
          skipped = -1;
        } else if (out === 0 && n !== end - 1 && Math.abs(x - lastX) < 0.6 && Math.abs(y - lastY) < 0.6) {
          continue;
        }
        context.lineTo(x, y);
      }
      lastX = x;
      lastY = y;
      lastOut = out;
    }
    if (layer.closed) context.closePath();
  }
}

const LABELS = [
  { kind: "country", from: 2, to: 9, font: 12, weight: "600", ink: "country", spaced: true, fits: (size, z) => size * 4 ** z > 2600 },
  { kind: "town", from: 5, to: 14, font: 11, weight: "400", ink: "town", dot: true, fits: (size, z) => size > 6e6 / 2.2 ** (z - 5) },
  { kind: "unit", from: 6, to: 14, font: 11, weight: "400", ink: "unit", italic: true, fits: (size, z) => size * 4 ** z > 6000 },
];

/** The names shown at one zoom, placed once for the whole world so that they stand still while the map is moved. */
function place(labels, grid, z) {
  const world = 256 * 2 ** z, taken = new Map(), bins = new Map();
  const free = (box, keep) => {
    for (let cx = box[0] >> 6; cx <= box[2] >> 6; cx++) {
      for (let cy = box[1] >> 5; cy <= box[3] >> 5; cy++) {
        const key = cx * 1e6 + cy, held = taken.get(key);
        if (keep) held ? held.push(box) : taken.set(key, [box]);
        else if (held && held.some((o) => o[0] < box[2] && o[2] > box[0] && o[1] < box[3] && o[3] > box[1])) return false;
      }
    }
    return true;
  };
  for (const style of LABELS) {
    if (z < style.from || z > style.to) continue;
    const { x, y, size, name } = labels[style.kind];
    for (let n = 0; n < name.length; n++) {
      if (!style.fits(size[n], z)) continue;
      const px = across(x[n] / grid) * world, py = down(y[n] / grid) * world;
      const half = (name[n].length * style.font * (style.spaced ? 0.66 : 0.55)) / 2 + 6;
      const lift = style.dot ? 9 : 0, box = [px - half, py - lift - 9, px + half, py - lift + 9 + lift];
      if (!free(box, false)) continue;
      free(box, true);
      const label = { px, py: py - lift, name: name[n], style, dot: style.dot ? py : null };
      for (let bx = Math.floor(box[0] / TILE); bx <= Math.floor(box[2] / TILE); bx++) {
        for (let by = Math.floor(box[1] / TILE); by <= Math.floor(box[3] / TILE); by++) {
          const key = `${bx}/${by}`;
          if (bins.has(key)) bins.get(key).push(label);
          else bins.set(key, [label]);
        }
      }
    }
  }
  return bins;
}

/** Tiles of the base map, drawn when first seen and kept; `palette` names the colours, `density` the device's pixels a CSS pixel. */
export class Tiles {
  constructor(palette, density, raster, changed) {
    Object.assign(this, { palette, density, raster, changed, map: null, kept: new Map(), names: new Map(), images: new Map() });
  }

  set(map) {
    this.map = map;
    for (const name of ["land", "lakes"]) map.layers[name].closed = true;
    this.kept.clear();
  }

  repaint(palette) {
    this.palette = palette;
    this.kept.clear();
  }

  /** Draw what the view shows; at most two new tiles a call, true when some are still missing. */
  draw(context, view, most = 2) {
    const world = 256 * 2 ** view.z, around = 2 ** view.z / (TILE / 256);
    const left = view.x * world - view.width / 2, top = view.y * world - view.height / 2;
    let missing = false;
    for (let ty = Math.max(0, Math.floor(top / TILE)); ty * TILE < Math.min(top + view.height, world); ty++) {
      for (let tx = Math.floor(left / TILE); tx * TILE < left + view.width; tx++) {
        const side = around < 1 ? 1 : around, x = ((tx % side) + side) % side;
        let tile = this.kept.get(`${view.z}/${x}/${ty}`);
        if (!tile && this.map && most-- > 0) tile = this.make(view.z, x, ty);
        if (tile) context.drawImage(tile, Math.round(tx * TILE - left), Math.round(ty * TILE - top), TILE, TILE);
        else missing = true;
      }
    }
    return missing;
  }

  make(z, x, y) {
    const canvas = document.createElement("canvas"), ink = this.palette;
    canvas.width = canvas.height = TILE * this.density;
    const c = canvas.getContext("2d", { alpha: false });
    c.scale(this.density, this.density);
    c.fillStyle = ink.sea;
    c.fillRect(0, 0, TILE, TILE);
    const world = 256 * 2 ** z, span = TILE / world;
    const tile = { x0: x * span, y0: y * span, scale: world, span };
    const { land, lakes, rivers, units, borders } = this.map.layers;
    this.fill(c, land, tile, ink.land, ink.coast);
    const covered = this.raster?.shown && z >= this.raster.from && z <= this.raster.to ? this.pictures(c, z, x, y) : false;
    if (!covered) {
      if (z >= 3) this.stroke(c, rivers, tile, ink.river, z < 6 ? 0.6 : 1.2);
      this.fill(c, lakes, tile, ink.sea, ink.river);
    }
    if (z >= 5) this.stroke(c, units, tile, ink.unit_line, z < 7 ? 0.5 : 0.9, [4, 3]);
    this.stroke(c, borders, tile, ink.border, z < 4 ? 0.7 : 1.2);
    if (!covered) this.words(c, z, x, y);
    if (this.kept.size >= MOST_TILES) this.kept.delete(this.kept.keys().next().value);
    this.kept.set(`${z}/${x}/${y}`, canvas);
    return canvas;
  }

  fill(c, layer, tile, colour, edge) {
    c.beginPath();
    trace(c, layer, tile);
    c.fillStyle = colour;
    c.fill("evenodd");
    c.lineWidth = 0.6;
    c.strokeStyle = edge;
    c.stroke();
  }

  stroke(c, layer, tile, colour, width, dash = []) {
    c.beginPath();
    trace(c, layer, tile);
    c.lineWidth = width;
    c.lineJoin = "round";
    c.setLineDash(dash);
    c.strokeStyle = colour;
    c.stroke();
    c.setLineDash([]);
  }

  words(c, z, x, y) {
    if (!this.names.has(z)) this.names.set(z, place(this.map.labels, this.map.grid, z));
    c.textAlign = "center";
    c.textBaseline = "middle";
    c.lineJoin = "round";
    for (const label of this.names.get(z).get(`${x}/${y}`) ?? []) {
      const { style } = label, px = label.px - x * TILE, py = label.py - y * TILE;
      c.font = `${style.italic ? "italic " : ""}${style.weight} ${style.font}px system-ui, sans-serif`;
      c.letterSpacing = style.spaced ? "1px" : "0px";
      c.lineWidth = 3;
      c.strokeStyle = this.palette.halo;
      c.strokeText(label.name, px, py);
      c.fillStyle = this.palette[style.ink];
      c.fillText(label.name, px, py);
      if (label.dot !== null) c.fillRect(px - 1.5, label.dot - y * TILE - 1.5, 3, 3);
    }
  }

  /** Pictures the user keeps on this machine, from this server only; 256 pixels each. True when all four are there. */
  pictures(c, z, x, y) {
    let all = true;
    for (let n = 0; n < 4; n++) {
      const px = x * 2 + (n & 1), py = y * 2 + (n >> 1);
      const key = this.raster.pattern.replace("{z}", z).replace("{x}", px).replace("{y}", py);
      let image = this.images.get(key);
      if (image === undefined) {
        image = new Image();
        image.onload = () => { this.kept.delete(`${z}/${x}/${y}`); this.changed(); };
        image.onerror = () => this.images.set(key, null);
        this.images.set(key, image);
        image.src = key;
      }
      if (image?.complete && image.naturalWidth) c.drawImage(image, (n & 1) * 256, (n >> 1) * 256, 256, 256);
      else all = false;
    }
    return all;
  }
}
