import type { Status } from "../page/data/status.js";
import type { Wait } from "./playback.js";

/** What the reader can ask for. */
export interface Actions {
  toggle(): void;
  /** So many frames on, or back. */
  step(by: number): void;
  seek(frame: number): void;
  setSpeed(speed: number): void;
  toggleLooping(): void;
  toggleFullscreen(): void;
}

/** What the controls show of a film. */
export interface Shown {
  readonly frame: number;
  readonly isPlaying: boolean;
  readonly isLooping: boolean;
  readonly wait: Wait | undefined;
}

/** The row of controls under the picture, and the picture itself where it is clicked. */
export class Controls {
  readonly #play = elementOf("play", HTMLButtonElement);
  readonly #slider = elementOf("frame", HTMLInputElement);
  readonly #status = elementOf("status", HTMLElement);
  readonly #loop = elementOf("loop", HTMLButtonElement);
  readonly #fullscreen = elementOf("fullscreen", HTMLButtonElement);
  readonly #invitation = elementOf("invitation", HTMLElement);
  readonly #spoken = elementOf("spoken", HTMLElement);

  constructor(actions: Actions, isFullscreenPossible: boolean) {
    const speed = elementOf("speed", HTMLSelectElement);
    this.#play.addEventListener("click", () => actions.toggle());
    elementOf("stage", HTMLElement).addEventListener("click", () => actions.toggle());
    elementOf("back", HTMLButtonElement).addEventListener("click", () => actions.step(-1));
    elementOf("forward", HTMLButtonElement).addEventListener("click", () => actions.step(1));
    this.#slider.addEventListener("input", () => actions.seek(this.#slider.valueAsNumber));
    speed.addEventListener("change", () => actions.setSpeed(Number(speed.value)));
    this.#loop.addEventListener("click", () => actions.toggleLooping());
    this.#fullscreen.addEventListener("click", () => actions.toggleFullscreen());
    this.#fullscreen.hidden = !isFullscreenPossible;
  }

  show({ frame, isPlaying, isLooping, wait }: Shown, { short, full }: Status): void {
    label(this.#play, isPlaying ? "Pause" : "Play");
    this.#play.classList.toggle("on", isPlaying);
    this.#slider.valueAsNumber = frame;
    this.#slider.style.setProperty("--passed", `${(100 * frame) / Math.max(1, Number(this.#slider.max))}%`);
    // What is said of a slider that moves by itself does not change, or it would be said 50 times a second.
    this.#slider.ariaValueText = isPlaying ? "Playing" : full;
    this.#status.textContent = short;
    this.#loop.ariaPressed = String(isLooping);
    // What does not move has nothing to invite to.
    this.#invitation.hidden = !wait || this.#slider.max === "0";
    this.#invitation.classList.toggle("further", wait === "to go on");
  }

  showFullscreen(isFull: boolean): void {
    label(this.#fullscreen, isFull ? "Exit fullscreen" : "Fullscreen");
    this.#fullscreen.classList.toggle("on", isFull);
  }

  /** To those who hear the page. What they set on the slider it says itself. */
  say({ full }: Status): void {
    if (document.activeElement !== this.#slider) this.#spoken.textContent = full;
  }

  /** What the button says itself where it is pressed. */
  sayLooping(isLooping: boolean): void {
    if (document.activeElement !== this.#loop) this.#spoken.textContent = isLooping ? "Loop on" : "Loop off";
  }
}

/** Renames a button, and its tooltip, in which its key is. */
function label(button: HTMLButtonElement, name: string): void {
  if (button.ariaLabel === name) return;
  button.ariaLabel = name;
  const tooltip = button.firstElementChild;
  if (tooltip instanceof HTMLElement) tooltip.title = tooltip.title.replace(/^[^(]*/, `${name} `);
}

/** @throws {Error} if the page has no such element: it is not ours. */
export function elementOf<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const element = document.getElementById(id);
  if (element instanceof kind) return element;
  throw new Error(`The page has no ${kind.name} #${id}.`);
}
