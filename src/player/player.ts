import type { ThemeName } from "../scene/names.js";
import { type Actions, Controls, elementOf, listenToKeys } from "./controls.js";
import { Easel } from "./easel.js";
import { Playback } from "./playback.js";
import { readShow } from "./show.js";

const { theme, posterFrame, sceneIn, statusAt } = readShow(elementOf("data", HTMLScriptElement).text);
const darkness = matchMedia("(prefers-color-scheme: dark)");
const canvas = elementOf("picture", HTMLCanvasElement);
let scene = sceneIn(shownTheme());
const { size, timeline } = scene;
const easel = new Easel(canvas, scene);
const playback = new Playback(timeline, prefersStillness() ? posterFrame : 0);
const lastFrame = timeline.frameCount - 1;

/** In device pixels. */
let resolution = { width: 0, height: 0 };
let isDue = false;
let wasPlaying = false;
let isPrinting = false;

/** Shows the current frame, and the next ones while it plays. */
function refresh(): void {
  isDue = false;
  if (isPrinting) return;
  const frame = playback.frameAt(performance.now());
  const { isPlaying } = playback;
  easel.show(frame);
  controls.show(frame, playback, statusAt(frame));
  if (wasPlaying && !isPlaying) controls.say(statusAt(frame));
  wasPlaying = isPlaying;
  if (isPlaying) refreshSoon();
}

function refreshSoon(): void {
  if (!isDue) requestAnimationFrame(refresh);
  isDue = true;
}

const actions: Actions = {
  toggle() {
    const now = performance.now();
    if (playback.isPlaying) playback.pause(now);
    else playback.play(now);
    refreshSoon();
  },
  step(by) {
    actions.seek(playback.frameAt(performance.now()) + by);
  },
  seek(wanted) {
    const frame = Math.min(Math.max(wanted, 0), lastFrame);
    const now = performance.now();
    playback.pause(now);
    playback.seek(frame, now);
    controls.say(statusAt(frame));
    refreshSoon();
  },
  setSpeed: (speed) => playback.setSpeed(speed, performance.now()),
  toggleLooping() {
    playback.setLooping(!playback.isLooping, performance.now());
    controls.sayLooping(playback.isLooping);
    refreshSoon();
  },
  toggleFullscreen() {
    if (!document.fullscreenEnabled) return;
    const film = elementOf("film", HTMLElement);
    const changed = document.fullscreenElement ? document.exitFullscreen() : film.requestFullscreen();
    // If the browser refuses, nothing changes.
    changed.catch(() => undefined);
  },
};
// Frames of other pages and some phones do not allow fullscreen.
const controls = new Controls(actions, document.fullscreenEnabled === true);
document.addEventListener("fullscreenchange", () => controls.showFullscreen(document.fullscreenElement !== null));
listenToKeys(actions);

function repaint(): void {
  easel.prepare(scene, resolution);
  refresh();
}

/** Gives the canvas the resolution of the screen. */
function matchScreen(): void {
  const { left, right, top, bottom } = canvas.getBoundingClientRect();
  const devicePixels = (from: number, to: number): number =>
    Math.max(1, Math.round(to * devicePixelRatio) - Math.round(from * devicePixelRatio));
  const [width, height] = [devicePixels(left, right), devicePixels(top, bottom)];
  if (isPrinting || (width === resolution.width && height === resolution.height)) return;
  resolution = { width, height };
  repaint();
}

darkness.addEventListener("change", () => {
  scene = sceneIn(shownTheme());
  repaint();
});
window.addEventListener("beforeprint", () => {
  playback.pause(performance.now());
  isPrinting = true;
  // Paper is white.
  easel.prepare(sceneIn(theme === "dark" ? "light" : theme), resolution.width < size.width ? size : resolution);
  easel.show(posterFrame);
});
window.addEventListener("afterprint", () => {
  isPrinting = false;
  repaint();
});

matchScreen();
new ResizeObserver(matchScreen).observe(canvas);
window.addEventListener("resize", matchScreen);
if (!prefersStillness()) {
  // Starts when the page is first visible.
  requestAnimationFrame(() => {
    playback.playUnasked(performance.now());
    refresh();
  });
}

/** True if the reader wants nothing to move by itself. */
function prefersStillness(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/**
 * The reader's preference decides between light and dark, unless the author chose `dark` for slides or `print` for
 * paper.
 */
function shownTheme(): ThemeName {
  return darkness.matches && theme !== "print" ? "dark" : theme;
}
