import type { Status } from "../page/data/status.js";
import type { Playback } from "./playback.js";

const PAGE_FRAMES = 10;
/** Keys that repeat while they are held down. */
const HELD = /^(Arrow|Page)/;
/** Keys that sliders handle the same way. The page keys would move them by a tenth of their length. */
const OF_SLIDERS = /^(Arrow|Home$|End$)/;

export interface Actions {
  toggle(): void;
  /** Moves by this many frames, back if negative. */
  step(by: number): void;
  /** Moves to a frame, or to the first or last one if there is none. */
  seek(frame: number): void;
  setSpeed(speed: number): void;
  toggleLooping(): void;
  toggleFullscreen(): void;
}

/** The controls under the picture, and clicks on the picture. */
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

  show(frame: number, { isPlaying, isLooping, wait }: Playback, { short, full }: Status): void {
    label(this.#play, isPlaying ? "Pause" : "Play");
    this.#play.classList.toggle("on", isPlaying);
    this.#slider.valueAsNumber = frame;
    this.#slider.style.setProperty("--passed", `${(100 * frame) / Math.max(1, Number(this.#slider.max))}%`);
    // The text of a moving slider stays the same, or screen readers would read it 50 times a second.
    this.#slider.ariaValueText = isPlaying ? "Playing" : full;
    this.#status.textContent = short;
    this.#loop.ariaPressed = String(isLooping);
    // A single frame does not play.
    this.#invitation.hidden = !wait || this.#slider.max === "0";
    this.#invitation.classList.toggle("further", wait === "to go on");
  }

  showFullscreen(isFull: boolean): void {
    label(this.#fullscreen, isFull ? "Exit fullscreen" : "Fullscreen");
    this.#fullscreen.classList.toggle("on", isFull);
  }

  /** Announces a status to screen readers, unless the slider, which has the focus, does. */
  say({ full }: Status): void {
    if (document.activeElement !== this.#slider) this.#spoken.textContent = full;
  }

  /** Announces whether it loops, unless the button, which has the focus, does. */
  sayLooping(isLooping: boolean): void {
    if (document.activeElement !== this.#loop) this.#spoken.textContent = isLooping ? "Loop on" : "Loop off";
  }
}

/** Renames a button, and its tooltip, which names its key. */
function label(button: HTMLButtonElement, name: string): void {
  if (button.ariaLabel === name) return;
  button.ariaLabel = name;
  const tooltip = button.firstElementChild;
  if (tooltip instanceof HTMLElement) tooltip.title = tooltip.title.replace(/^[^(]*/, `${name} `);
}

/** @throws {Error} if the page has no such element. */
export function elementOf<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const element = document.getElementById(id);
  if (element instanceof kind) return element;
  throw new Error(`The page has no ${kind.name} #${id}.`);
}

/** Listens to keys, except those that the focused control handles itself. Tooltips name them. */
export function listenToKeys(actions: Actions): void {
  const byKey: Readonly<Record<string, () => void>> = {
    " ": actions.toggle,
    ArrowLeft: () => actions.step(-1),
    ArrowRight: () => actions.step(1),
    // As on sliders, up is more.
    PageDown: () => actions.step(-PAGE_FRAMES),
    PageUp: () => actions.step(PAGE_FRAMES),
    Home: () => actions.seek(0),
    End: () => actions.seek(Number.POSITIVE_INFINITY),
    l: actions.toggleLooping,
    f: actions.toggleFullscreen,
  };
  document.addEventListener("keydown", (event) => {
    // Caps lock makes no difference.
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const action = byKey[key];
    const isForOthers = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
    if (!action || isForOthers || needs(event.target, key)) return;
    event.preventDefault();
    if (!event.repeat || HELD.test(key)) action();
  });
}

/** True if a control handles a key itself: a button the space bar, a slider its own keys, a list all keys. */
function needs(target: EventTarget | null, key: string): boolean {
  if (target instanceof HTMLSelectElement) return true;
  if (target instanceof HTMLButtonElement) return key === " ";
  return target instanceof HTMLInputElement && OF_SLIDERS.test(key);
}
