import type { Size } from "../math/geometry.js";
import type { ThemeName } from "../scene/names.js";

/** The average width of characters, as a share of that of a digit. */
const CHARACTER = 0.88;

const LIGHT = "--page: #ffffff; --ink: #3b4552; --faint: #717b88; --hover: #eef1f5; --accent: #1f5fbf;";
const DARK = "--page: #14171c; --ink: #cdd4dd; --faint: #8792a0; --hover: #262c35; --accent: #8ab4f8;";

/**
 * The style of a page with a picture of this shape, as large as the window allows, and controls below it.
 *
 * @param statusLength The length of the longest status: the slider beside it keeps its size.
 * @param theme Light or dark as the picture, which follows the reader's preference unless it is `dark` or `print`.
 */
export function pageStyle({ width, height }: Size, statusLength: number, theme: ThemeName): string {
  const fit = `max(16rem, calc((var(--whole) - var(--controls)) * ${width} / ${height}))`;
  return `
${colors(theme)}
:root { --whole: 100vh; --controls: 3.25rem; }
@supports (height: 1dvh) { :root { --whole: 100dvh; } }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; background: var(--page); color: var(--ink); font: 14px/1.4 system-ui, sans-serif; }
figure { display: flex; flex-direction: column; align-items: center; justify-content: center; margin: 0; background: var(--page); }
figure > * { flex: none; }
#stage { width: min(100%, ${fit}); container-type: inline-size; position: relative; cursor: pointer; user-select: none; -webkit-user-select: none; }
canvas { display: block; width: 100%; aspect-ratio: ${width} / ${height}; }
#invitation {
  position: absolute; inset: 0; width: max-content; height: 3.2em; margin: auto; padding: 0 1.6em 0 1.3em;
  display: flex; align-items: center; gap: .5em; border-radius: 1.6em; border: 1px solid #ffffff59;
  background: #14171cc7; color: #ffffff; font-size: clamp(.9rem, 3cqi, 1.5rem);
}
#stage:hover #invitation { background: #14171ceb; }
#invitation:not(.further) span span { display: none; }
#invitation svg { width: 1.4em; height: 1.4em; }
.controls { display: flex; align-items: center; gap: .25rem; width: min(100%, max(40rem, ${fit})); height: var(--controls); padding: 0 .75rem; }
button, select {
  flex: none; height: 2.25rem; border: 0; border-radius: .4rem; background: none; color: inherit; font: inherit;
  cursor: pointer;
}
button { width: 2.25rem; padding: 0; }
button span { display: grid; place-items: center; height: 100%; }
select { padding: 0 .35rem; }
select option { background: var(--page); color: var(--ink); }
button:hover, select:hover, [aria-pressed=true] { background: var(--hover); }
[aria-pressed=true] { color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
svg { width: 18px; height: 18px; fill: none; stroke: currentColor; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
svg .solid { fill: currentColor; }
button:not(.on) .on, button.on .off { display: none; }
#frame {
  flex: 1 1 6rem; min-width: 0; height: 2.25rem; margin: 0 .5rem; border-radius: .4rem; background: none;
  appearance: none; -webkit-appearance: none; cursor: pointer; --passed: 0%;
  --track: linear-gradient(to right, var(--accent) var(--passed), var(--faint) var(--passed));
}
#frame::-webkit-slider-runnable-track { height: 4px; border-radius: 2px; background: var(--track); }
#frame::-moz-range-track { height: 4px; border-radius: 2px; background: var(--track); }
#frame::-webkit-slider-thumb {
  -webkit-appearance: none; width: 16px; height: 16px; margin-top: -6px; border-radius: 50%; background: var(--accent);
}
#frame::-moz-range-thumb { width: 16px; height: 16px; border: 0; border-radius: 50%; background: var(--accent); }
#status { flex: none; min-width: ${Math.ceil(CHARACTER * statusLength)}ch; text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 38rem) {
  :root { --controls: 5.75rem; }
  .controls { flex-wrap: wrap; height: auto; padding: .25rem .5rem .5rem; }
  /* Slider and status on the first line, buttons on the second. */
  #frame, #status { order: -2; }
  .controls::before { content: ""; order: -1; flex: 0 0 100%; }
  #speed { margin-left: auto; }
}
@media (scripting: none) {
  figure { display: none; }
  main { max-width: 40rem; margin: 0 auto; padding: 1rem; }
  h1 { font-size: 1.5rem; line-height: 1.2; }
}
@media (forced-colors: active) {
  #frame { appearance: auto; -webkit-appearance: auto; }
  [aria-pressed=true] { outline: 2px solid; outline-offset: -2px; }
}
@media print {
  :root { color-scheme: light; --page: #ffffff; --ink: #000000; }
  main { width: 100%; }
  .controls, #invitation { display: none; }
}
`;
}

function colors(theme: ThemeName): string {
  const light = `:root { color-scheme: light; ${LIGHT} }`;
  const dark = `:root { color-scheme: dark; ${DARK} }`;
  if (theme === "dark") return dark;
  return theme === "print" ? light : `${light}\n@media (prefers-color-scheme: dark) { ${dark} }`;
}
