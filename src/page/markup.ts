import { createHash } from "node:crypto";
import type { Chart } from "../scene/chart.js";
import { escapedHtml } from "../text/typeset.js";
import type { Status } from "./data/status.js";

/** Speeds to choose from, slowest first. */
const SPEEDS = [0.25, 0.5, 1, 2, 4] as const;

const BACK = '<path class="solid" d="M17 6v12L8 12zM6 6v12"/>';
const FORWARD = '<path class="solid" d="M7 6v12l9-6zM18 6v12"/>';
const TRIANGLE = '<path class="solid" d="M7 5v14l12-7z"/>';
const PLAY = `<g class="off">${TRIANGLE}</g><path class="solid on" d="M7 5h3v14H7zM14 5h3v14h-3z"/>`;
const LOOP = '<path d="M17 2l4 4-4 4M3 11V9a3 3 0 0 1 3-3h15M7 22l-4-4 4-4M21 13v2a3 3 0 0 1-3 3H3"/>';
const FULLSCREEN =
  '<path class="off" d="M3 9V4h6M15 4h6v5M21 15v5h-6M9 20H3v-5"/><path class="on" d="M3 9h6V4M15 4v5h6M21 15h-6v5M9 20v-5H3"/>';

/** The body of the page: the picture, and the controls below it. @param status That of the first frame. */
export function pageBody({ picture, clock }: Chart, description: string, status: Status): string {
  const described = escapedHtml(description);
  const speeds = SPEEDS.map((speed) => `<option value="${speed}"${speed === 1 ? " selected" : ""}>${speed}×</option>`);
  // The invitation is hidden from screen readers, because the button below says the same.
  return `<main>
<figure id="film">
<div id="stage">
<canvas id="picture" role="img" aria-label="${described}" width="1" height="1"></canvas>
<div id="invitation" aria-hidden="true" hidden>${icon(TRIANGLE)}<span>Play<span> on</span></span></div>
</div>
<div class="controls" role="group" aria-label="Playback">
${button("play", "Play", PLAY, "Space", "Space")}
${button("back", "Previous frame", BACK, "←; ten: Page Down", "ArrowLeft PageDown")}
${button("forward", "Next frame", FORWARD, "→; ten: Page Up", "ArrowRight PageUp")}
<input id="frame" type="range" min="0" max="${clock.frameCount - 1}" step="1" value="0" aria-label="Frame" aria-valuetext="${escapedHtml(status.full)}" aria-keyshortcuts="Home End" title="First frame: Home. Last frame: End.">
<span id="status" aria-hidden="true">${escapedHtml(status.short)}</span>
<select id="speed" aria-label="Speed" title="Speed" autocomplete="off">${speeds.join("")}</select>
${button("loop", "Loop", LOOP, "L", "L", ` aria-pressed="${picture.time.loop !== 1}"`)}
${button("fullscreen", "Fullscreen", FULLSCREEN, "F", "F", " hidden")}
</div>
</figure>
<p id="spoken" class="unseen" aria-live="polite"></p>
<noscript>
<h1>${escapedHtml(picture.title)}</h1>
<p>This is an animation that needs JavaScript, which is turned off here.</p>
<p>What it shows: ${described}</p>
</noscript>
</main>`;
}

/**
 * A button whose tooltip names its key. The tooltip is on the drawing, because screen readers would read that of the
 * button after its name.
 *
 * @param key The key in words.
 * @param shortcuts The key in ARIA's notation.
 */
function button(id: string, label: string, drawing: string, key: string, shortcuts: string, attributes = ""): string {
  return `<button id="${id}" type="button" aria-label="${label}" aria-keyshortcuts="${shortcuts}"${attributes}><span title="${label} (${key})">${icon(drawing)}</span></button>`;
}

function icon(drawing: string): string {
  return `<svg viewBox="0 0 24 24" aria-hidden="true">${drawing}</svg>`;
}

/** Text as an attribute's value in single quotes, which keeps JSON readable. */
export function inSingleQuotes(text: string): string {
  return `'${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("'", "&#39;")}'`;
}

/** The source expression by which a Content-Security-Policy allows exactly this style or script. */
export function hashSource(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
