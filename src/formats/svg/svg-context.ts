import { intersect, type Rect } from "../../math/geometry.js";
import type { Context2D } from "../../scene/scene.js";

/** Hundredths of a pixel are too fine to see. */
const DECIMALS = 2;

/** The styles that `save` saves, besides the clip. */
type Look = Pick<Context2D, "fillStyle" | "strokeStyle" | "lineWidth" | "lineCap" | "lineJoin" | "globalAlpha">;

/**
 * A drawing context that writes shapes as SVG instead of filling pixels. Consecutive shapes with the same style share a
 * group.
 */
export class SvgContext implements Context2D {
  fillStyle: Context2D["fillStyle"] = "#000";
  strokeStyle: Context2D["strokeStyle"] = "#000";
  lineWidth = 1;
  lineCap: Context2D["lineCap"] = "butt";
  lineJoin: Context2D["lineJoin"] = "miter";
  globalAlpha = 1;
  #clip: Rect | undefined;
  #path = new PathData();
  /** The rectangle in the path for `clip`; marks use no other kind of clip. */
  #rect: Rect | undefined;
  readonly #saved: { look: Look; clip: Rect | undefined }[] = [];
  readonly #clips = new Map<string, string>();
  #group = "";
  #body = "";

  /** Definitions, and then all shapes so far in groups. */
  get markup(): string {
    const clips = [...this.#clips].map(([d, id]) => `<clipPath id="${id}"><path d="${d}"/></clipPath>`);
    const defs = clips.length > 0 ? `<defs>${clips.join("")}</defs>\n` : "";
    return `${defs}${this.#body}${this.#group ? "</g>\n" : ""}`;
  }

  save(): void {
    const { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, globalAlpha } = this;
    const look = { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, globalAlpha };
    this.#saved.push({ look, clip: this.#clip });
  }

  restore(): void {
    const state = this.#saved.pop();
    if (!state) return;
    Object.assign(this, state.look);
    this.#clip = state.clip;
  }

  beginPath(): void {
    this.#path = new PathData();
    this.#rect = undefined;
  }

  moveTo(x: number, y: number): void {
    this.#path.moveTo(x, y);
  }

  lineTo(x: number, y: number): void {
    this.#path.lineTo(x, y);
  }

  quadraticCurveTo(controlX: number, controlY: number, x: number, y: number): void {
    this.#path.quadraticCurveTo(controlX, controlY, x, y);
  }

  /** Draws a whole circle; marks use no other arcs. */
  arc(x: number, y: number, radius: number): void {
    this.#path.circle(x, y, radius);
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.#path.rect(x, y, width, height);
    this.#rect = { x, y, width, height };
  }

  closePath(): void {
    this.#path.close();
  }

  clip(): void {
    if (this.#rect) this.#clip = this.#clip ? intersect(this.#clip, this.#rect) : this.#rect;
  }

  fill(): void {
    this.#addFilled(this.#path);
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.#addFilled(rectPath({ x, y, width, height }));
  }

  stroke(): void {
    const cap = this.lineCap === "butt" ? "" : ` stroke-linecap="${this.lineCap}"`;
    const join = this.lineJoin === "miter" ? "" : ` stroke-linejoin="${this.lineJoin}"`;
    const width = ` stroke-width="${roundedNumber(this.lineWidth)}"`;
    const color = `fill="none" stroke="${this.strokeStyle}"`;
    this.#add(this.#path, `${color}${width}${this.#opacity("stroke")}${cap}${join}`);
  }

  #addFilled(path: PathData): void {
    this.#add(path, `fill="${this.fillStyle}"${this.#opacity("fill")}`);
  }

  #opacity(kind: "fill" | "stroke"): string {
    return this.globalAlpha === 1 ? "" : ` ${kind}-opacity="${Number(this.globalAlpha.toFixed(3))}"`;
  }

  #add({ text }: PathData, look: string): void {
    if (text === "") return;
    const group = `<g ${look}${this.#clipAttribute()}>`;
    if (group !== this.#group) {
      this.#body += `${this.#group ? "</g>\n" : ""}${group}\n`;
      this.#group = group;
    }
    this.#body += `<path d="${text}"/>\n`;
  }

  #clipAttribute(): string {
    if (!this.#clip) return "";
    const { text } = rectPath(this.#clip);
    const id = this.#clips.get(text) ?? `clip${this.#clips.size + 1}`;
    this.#clips.set(text, id);
    return ` clip-path="url(#${id})"`;
  }
}

/** An SVG path: relative to be short, and computed from rounded places so that errors do not accumulate. */
export class PathData {
  text = "";
  #x = 0;
  #y = 0;
  #startX = 0;
  #startY = 0;

  moveTo(x: number, y: number): void {
    this.text += `M${joinedNumbers([roundedNumber(x), roundedNumber(y)])}`;
    this.#goTo(x, y);
    [this.#startX, this.#startY] = [this.#x, this.#y];
  }

  lineTo(x: number, y: number): void {
    this.text += `l${joinedNumbers(this.#away(x, y))}`;
    this.#goTo(x, y);
  }

  quadraticCurveTo(controlX: number, controlY: number, x: number, y: number): void {
    this.text += `q${joinedNumbers([...this.#away(controlX, controlY), ...this.#away(x, y)])}`;
    this.#goTo(x, y);
  }

  /** A whole circle as two arcs: SVG omits an arc whose ends coincide. */
  circle(x: number, y: number, radius: number): void {
    const [r, across] = [roundedNumber(radius), roundedNumber(2 * radius)];
    this.moveTo(x + radius, y);
    this.text += `a${joinedNumbers([r, r, 0, 1, 1, -across, 0])}a${joinedNumbers([r, r, 0, 1, 1, across, 0])}z`;
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.moveTo(x, y);
    this.text += `h${roundedNumber(width)}v${roundedNumber(height)}h${roundedNumber(-width)}z`;
  }

  close(): void {
    this.text += "z";
    [this.#x, this.#y] = [this.#startX, this.#startY];
  }

  #away(x: number, y: number): [number, number] {
    return [roundedNumber(roundedNumber(x) - this.#x), roundedNumber(roundedNumber(y) - this.#y)];
  }

  #goTo(x: number, y: number): void {
    [this.#x, this.#y] = [roundedNumber(x), roundedNumber(y)];
  }
}

function rectPath({ x, y, width, height }: Rect): PathData {
  const path = new PathData();
  path.rect(x, y, width, height);
  return path;
}

/** Rounds a coordinate. Infinite ones are clamped, because they would invalidate the whole path. */
function roundedNumber(value: number): number {
  const near = Math.min(1e6, Math.max(-1e6, value));
  // Adding 0 turns -0 into 0.
  return Number(near.toFixed(DECIMALS)) + 0;
}

function joinedNumbers(numbers: readonly number[]): string {
  return numbers.map((number, i) => (i > 0 && number >= 0 ? ` ${number}` : `${number}`)).join("");
}
