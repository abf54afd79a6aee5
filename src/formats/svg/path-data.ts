/** Hundredths of a pixel are too fine to see. */
const DECIMALS = 2;

/** An SVG path: relative to be short, and computed from rounded places so that errors do not accumulate. */
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
    this.#text += `M${joinedNumbers([roundedNumber(x), roundedNumber(y)])}`;
    this.#goTo(x, y);
    [this.#startX, this.#startY] = [this.#x, this.#y];
  }

  lineTo(x: number, y: number): void {
    this.#text += `l${this.#relative(x, y)}`;
    this.#goTo(x, y);
  }

  quadraticCurveTo(controlX: number, controlY: number, x: number, y: number): void {
    this.#text += `q${joinedNumbers([...this.#away(controlX, controlY), ...this.#away(x, y)])}`;
    this.#goTo(x, y);
  }

  /** A whole circle as two arcs: SVG omits an arc whose ends coincide. */
  circle(x: number, y: number, radius: number): void {
    const [r, across] = [roundedNumber(radius), roundedNumber(2 * radius)];
    this.moveTo(x + radius, y);
    this.#text += `a${joinedNumbers([r, r, 0, 1, 1, -across, 0])}a${joinedNumbers([r, r, 0, 1, 1, across, 0])}z`;
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.moveTo(x, y);
    this.#text += `h${roundedNumber(width)}v${roundedNumber(height)}h${roundedNumber(-width)}z`;
  }

  close(): void {
    this.#text += "z";
    [this.#x, this.#y] = [this.#startX, this.#startY];
  }

  #relative(x: number, y: number): string {
    return joinedNumbers(this.#away(x, y));
  }

  #away(x: number, y: number): [number, number] {
    return [roundedNumber(roundedNumber(x) - this.#x), roundedNumber(roundedNumber(y) - this.#y)];
  }

  #goTo(x: number, y: number): void {
    [this.#x, this.#y] = [roundedNumber(x), roundedNumber(y)];
  }
}

/** Rounds a coordinate. Infinite ones are clamped, because they would invalidate the whole path. */
export function roundedNumber(value: number): number {
  const near = Math.min(1e6, Math.max(-1e6, value));
  // Adding 0 turns -0 into 0.
  return Number(near.toFixed(DECIMALS)) + 0;
}

function joinedNumbers(numbers: readonly number[]): string {
  return numbers.map((number, i) => (i > 0 && number >= 0 ? ` ${number}` : `${number}`)).join("");
}
