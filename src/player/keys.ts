import type { Actions } from "./controls.js";

/** Frames per page key. */
const PAGE_FRAMES = 10;

/** Keys that repeat while they are held down. */
const HELD = /^(Arrow|Page)/;

/** Keys that sliders handle the same way. The page keys would move them by a tenth of their length. */
const OF_SLIDERS = /^(Arrow|Home$|End$)/;

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
