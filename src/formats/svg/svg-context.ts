import { intersect, type Rect } from "../../math/geometry.js";
import type { Context2D } from "../../scene/scene.js";
import { PathData, roundedNumber } from "./path-data.js";

interface State {
  readonly fillStyle: unknown;
  readonly strokeStyle: unknown;
  readonly lineWidth: number;
  readonly lineCap: string;
  readonly lineJoin: string;
  readonly globalAlpha: number;
  readonly dash: readonly number[];
  readonly clip: Rect | undefined;
}

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
  #dash: readonly number[] = [];
  #clip: Rect | undefined;
  #path = new PathData();
  /** The rectangle in the path for `clip`; marks use no other kind of clip. */
  #rect: Rect | undefined;
  readonly #saved: State[] = [];
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
    const [dash, clip] = [this.#dash, this.#clip];
    this.#saved.push({ fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, globalAlpha, dash, clip });
  }

  restore(): void {
    const state = this.#saved.pop();
    if (!state) return;
    const { dash, clip, ...rest } = state;
    Object.assign(this, rest);
    this.#dash = dash;
    this.#clip = clip;
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

  setLineDash(dash: readonly number[]): void {
    this.#dash = dash;
  }

  clip(): void {
    if (this.#rect) this.#clip = this.#clip ? intersect(this.#clip, this.#rect) : this.#rect;
  }

  fill(): void {
    this.#add(this.#path.text, `fill="${this.fillStyle}"${this.#opacity("fill")}`);
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    const path = new PathData();
    path.rect(x, y, width, height);
    this.#add(path.text, `fill="${this.fillStyle}"${this.#opacity("fill")}`);
  }

  stroke(): void {
    const cap = this.lineCap === "butt" ? "" : ` stroke-linecap="${this.lineCap}"`;
    const join = this.lineJoin === "miter" ? "" : ` stroke-linejoin="${this.lineJoin}"`;
    const dash = this.#dash.length === 0 ? "" : ` stroke-dasharray="${this.#dash.map(roundedNumber).join(" ")}"`;
    const width = ` stroke-width="${roundedNumber(this.lineWidth)}"`;
    this.#add(
      this.#path.text,
      `fill="none" stroke="${this.strokeStyle}"${width}${this.#opacity("stroke")}${cap}${join}${dash}`,
    );
  }

  #opacity(kind: "fill" | "stroke"): string {
    return this.globalAlpha === 1 ? "" : ` ${kind}-opacity="${Number(this.globalAlpha.toFixed(3))}"`;
  }

  #add(path: string, look: string): void {
    if (path === "") return;
    const group = `<g ${look}${this.#clipAttribute()}>`;
    if (group !== this.#group) {
      this.#body += `${this.#group ? "</g>\n" : ""}${group}\n`;
      this.#group = group;
    }
    this.#body += `<path d="${path}"/>\n`;
  }

  #clipAttribute(): string {
    if (!this.#clip) return "";
    const { x, y, width, height } = this.#clip;
    const path = new PathData();
    path.rect(x, y, width, height);
    const id = this.#clips.get(path.text) ?? `clip${this.#clips.size + 1}`;
    this.#clips.set(path.text, id);
    return ` clip-path="url(#${id})"`;
  }
}
