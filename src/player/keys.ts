/** What the keyboard can ask for, wherever the focus is. */
export interface KeyActions {
  toggle(): void;
  /** So many frames on, or back. */
  step(by: number): void;
  toStart(): void;
  toEnd(): void;
  toggleLooping(): void;
  toggleFullscreen(): void;
}

/** How far the page keys go. */
const PAGE_FRAMES = 10;

/** Keys that do something again and again while they are held down. */
const HELD = /^(Arrow|Page)/;

/** Keys that do the same to a slider. The page keys would move it by a tenth of its length. */
const OF_SLIDERS = /^(Arrow|Home$|End$)/;

/** Listens to keys that no focused control needs for itself. The controls say in their titles what there is. */
export function listenToKeys(actions: KeyActions): void {
  const byKey: Readonly<Record<string, () => void>> = {
    " ": actions.toggle,
    ArrowLeft: () => actions.step(-1),
    ArrowRight: () => actions.step(1),
    // As a slider has it: up is more.
    PageDown: () => actions.step(-PAGE_FRAMES),
    PageUp: () => actions.step(PAGE_FRAMES),
    Home: actions.toStart,
    End: actions.toEnd,
    l: actions.toggleLooping,
    f: actions.toggleFullscreen,
  };
  document.addEventListener("keydown", (event) => {
    // Letters are the same with caps lock on.
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const action = byKey[key];
    const isForOthers = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
    if (!action || isForOthers || needs(event.target, key)) return;
    event.preventDefault();
    if (!event.repeat || HELD.test(key)) action();
  });
}

/** A button is pressed with the space bar, a slider is moved with keys of its own, a list needs all. */
function needs(target: EventTarget | null, key: string): boolean {
  if (target instanceof HTMLSelectElement) return true;
  if (target instanceof HTMLButtonElement) return key === " ";
  return target instanceof HTMLInputElement && OF_SLIDERS.test(key);
}
