/** Hundredths of a pixel are finer than anybody sees. */
const DECIMALS = 2;

/** A path in SVG's words: relative, so that it is short, from rounded places, so that nothing drifts. */
export class PathData {
  #text = "";
  #x = 0;
  #y = 0;
  #startX = 0;
  #startY = 0;

  get text(): string {
    return this.#text;
  }

  moveTo(x: number, y: number): void {
    this.#text += `M${joined([rounded(x), rounded(y)])}`;
    this.#goTo(x, y);
    [this.#startX, this.#startY] = [this.#x, this.#y];
  }

  lineTo(x: number, y: number): void {
    this.#text += `l${this.#relative(x, y)}`;
    this.#goTo(x, y);
  }

  quadraticCurveTo(controlX: number, controlY: number, x: number, y: number): void {
    this.#text += `q${joined([...this.#away(controlX, controlY), ...this.#away(x, y)])}`;
    this.#goTo(x, y);
  }

  /** A whole circle, as two arcs: one whose ends meet is none. */
  circle(x: number, y: number, radius: number): void {
    const r = rounded(radius);
    this.moveTo(x + radius, y);
    this.#text += `a${joined([r, r, 0, 1, 1, rounded(-2 * radius), 0])}a${joined([r, r, 0, 1, 1, rounded(2 * radius), 0])}z`;
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.moveTo(x, y);
    this.#text += `h${rounded(width)}v${rounded(height)}h${rounded(-width)}z`;
  }

  close(): void {
    this.#text += "z";
    [this.#x, this.#y] = [this.#startX, this.#startY];
  }

  #relative(x: number, y: number): string {
    return joined(this.#away(x, y));
  }

  #away(x: number, y: number): [number, number] {
    return [rounded(rounded(x) - this.#x), rounded(rounded(y) - this.#y)];
  }

  #goTo(x: number, y: number): void {
    [this.#x, this.#y] = [rounded(x), rounded(y)];
  }
}

/** Infinite coordinates would make a whole path void: they are kept far away instead. */
export function rounded(value: number): number {
  const near = Math.min(1e6, Math.max(-1e6, value));
  // Adding 0 turns -0 into 0.
  return Number(near.toFixed(DECIMALS)) + 0;
}

function joined(numbers: readonly number[]): string {
  return numbers.map((number, i) => (i > 0 && number >= 0 ? ` ${number}` : `${number}`)).join("");
}
