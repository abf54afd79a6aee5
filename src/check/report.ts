import type { FormatName } from "../formats/formats.js";
import { hashSource } from "../page/markup.js";
import { escapedHtml } from "../text/typeset.js";
import type { Difference } from "./picture.js";

/**
 * The state of an artifact: identical to a fresh render (fresh), the same pictures with other bytes (equivalent), other
 * pictures (stale), rendered with parts that a reel file cannot hold (unverifiable), absent (missing), not checked
 * (failed).
 */
export type State = "fresh" | "equivalent" | "stale" | "unverifiable" | "missing" | "failed";

/** States that need attention, the most urgent first. */
export const WRONG: readonly State[] = ["stale", "missing", "failed"];

/** Names of pictures in a report's folder. A missing artifact has only `expected`. */
export interface FindingPictures {
  readonly expected: string;
  readonly actual?: string;
  readonly difference?: string;
}

/** A frame that differs. */
export interface FrameFinding extends Pick<Difference, "pixels" | "largest"> {
  readonly frame: number;
  readonly pictures?: FindingPictures;
}

/** The result of checking one artifact, as plain data, with the first frame that differs. */
export interface Finding extends Partial<FrameFinding> {
  readonly path: string;
  readonly format: FormatName;
  readonly state: State;
  /** Sentences about how it differs, and why. */
  readonly cause?: string;
  readonly bytes?: number;
  /** The frame in which the most pixels differ, if that is another. */
  readonly worst?: FrameFinding;
}

/** The result of checking an artifact of a reel. */
export interface Verdict extends Finding {
  readonly reel: string;
}

const RIGHT: readonly State[] = ["unverifiable", "equivalent", "fresh"];
const CAPTIONS = { expected: "Expected", actual: "Actual", difference: "Difference" } as const;

/** A page with the results of a check. The same results give the same bytes. */
export function reportPage(verdicts: readonly Verdict[]): string {
  const wrong = WRONG.flatMap((state) => verdicts.filter((verdict) => verdict.state === state));
  const right = RIGHT.flatMap((state) => verdicts.filter((verdict) => verdict.state === state));
  const heading = headingOf(wrong.length, verdicts.length);
  // The browser loads nothing but the pictures beside the page, and runs nothing.
  const policy = `default-src 'none'; img-src 'self' file: data:; style-src ${hashSource(REPORT_STYLE)}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${heading} – gradreel check</title>
<link rel="icon" href="data:,">
<style>${REPORT_STYLE}</style>
</head>
<body>
<main>
<header>
<h1>${heading}</h1>
${reelsOf(wrong, verdicts)}
${summary(verdicts)}
</header>
${wrong.map(section).join("\n")}
${right.length > 0 ? table(right) : ""}
</main>
</body>
</html>
`;
}

function headingOf(wrong: number, all: number): string {
  if (all === 0) return "Nothing was checked";
  if (wrong === 0) return all === 1 ? "The artifact is up to date" : `All ${all} artifacts are up to date`;
  return `${wrong} of ${all} ${all === 1 ? "artifact" : "artifacts"} ${wrong === 1 ? "needs" : "need"} attention`;
}

/** The number of reels: one may have several artifacts. */
function reelsOf(wrong: readonly Verdict[], all: readonly Verdict[]): string {
  const [some, reels] = [wrong, all].map((verdicts) => new Set(verdicts.map(({ reel }) => reel)).size);
  if (!reels) return "";
  const of = `${reels} ${reels === 1 ? "reel" : "reels"}`;
  return `<p class="origin">${some ? `In ${some} of ${of}` : `Of ${of}`}</p>`;
}

function summary(verdicts: readonly Verdict[]): string {
  const items = [...WRONG, ...RIGHT].flatMap((state) => {
    const count = verdicts.filter((verdict) => verdict.state === state).length;
    return count > 0 ? [`<li>${badge(state, `${count} ${state}`)}</li>`] : [];
  });
  return items.length > 0 ? `<ul class="summary">${items.join("")}</ul>` : "";
}

function section({ path, reel, format, state, cause, pictures, worst, frame }: Verdict): string {
  const first = worst && frame !== undefined ? `Frame ${frame}, the first that differs` : "";
  return `<section>
<h2>${badge(state, state)} <code>${escapedHtml(path)}</code></h2>
<p class="origin">${origin(reel, format)}</p>
${cause ? `<p>${escapedHtml(cause)}</p>` : ""}
${figures(pictures, path, first)}
${worst ? figures(worst.pictures, path, `Frame ${worst.frame}, which differs the most`) : ""}
</section>`;
}

/** @param what The frame, if several are shown. */
function figures(pictures: FindingPictures | undefined, path: string, what: string): string {
  const figures = Object.entries(pictures ?? {}).map(([kind, name]) =>
    figure(name, `${CAPTIONS[kind as keyof FindingPictures]}${what && ` – ${what}`}`, path),
  );
  return figures.length > 0 ? `<div class="pictures">${figures.join("")}</div>` : "";
}

function figure(name: string, caption: string, path: string): string {
  const address = `./${encodeURIComponent(name)}`;
  const described = escapedHtml(`${caption}: ${path}`);
  return `<figure><a href="${address}"><img src="${address}" alt="${described}" loading="lazy"></a><figcaption>${caption}</figcaption></figure>`;
}

function table(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(
    ({ path, reel, format, state, cause }) =>
      `<tr><td>${badge(state, state)}</td><td><code>${escapedHtml(path)}</code>${cause ? `<br>${escapedHtml(cause)}` : ""}</td><td>${origin(reel, format)}</td></tr>`,
  );
  return `<section>
<h2>Up to date</h2>
<table>
<thead><tr><th>State</th><th>Artifact</th><th>Reel</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>
</section>`;
}

function origin(reel: string, format: FormatName): string {
  return `${escapedHtml(reel)} <span class="format">as ${format}</span>`;
}

function badge(state: State, text: string): string {
  return `<span class="badge ${state}">${text}</span>`;
}

const LIGHT = `
  color-scheme: light; --page: #ffffff; --ink: #26303b; --faint: #5f6a77; --line: #d9dee5; --panel: #f6f8fa;
  --wrong: #b3192b; --wrong-ground: #fde8ea; --right: #1a6b34; --right-ground: #e3f4e8; --other: #7a5200; --other-ground: #fdf1d8;`;
const DARK = `
  color-scheme: dark; --page: #14171c; --ink: #d5dbe3; --faint: #98a3b0; --line: #323a45; --panel: #1b2027;
  --wrong: #ff9aa5; --wrong-ground: #481820; --right: #86dba0; --right-ground: #143521; --other: #f2c66d; --other-ground: #3f2f0c;`;

/** The look of a report: pictures side by side where there is room, below one another where there is not. */
export const REPORT_STYLE: string = `
:root { ${LIGHT} }
@media (prefers-color-scheme: dark) { :root { ${DARK} } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 90rem; margin: 0 auto; padding: 1.5rem clamp(1rem, 3vw, 2.5rem) 3rem; }
h1 { margin: 0; font-size: 1.6rem; line-height: 1.25; }
h2 { display: flex; flex-wrap: wrap; align-items: center; gap: .6rem; margin: 0; font-size: 1.05rem; line-height: 1.4; }
p { margin: .35rem 0 0; }
code { font: 600 .95em/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
section { margin-top: 1.5rem; padding: 1rem; border: 1px solid var(--line); border-radius: .6rem; background: var(--panel); }
.summary { display: flex; flex-wrap: wrap; gap: .5rem; margin: .75rem 0 0; padding: 0; list-style: none; }
.badge { display: inline-block; padding: .1rem .6rem; border-radius: 1rem; font: 600 .85rem/1.5 system-ui, sans-serif; white-space: nowrap; }
.stale, .missing { color: var(--wrong); background: var(--wrong-ground); }
.failed, .unverifiable { color: var(--other); background: var(--other-ground); }
.fresh, .equivalent { color: var(--right); background: var(--right-ground); }
.origin, .format, figcaption, th { color: var(--faint); }
.pictures { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: .9rem; margin-top: .9rem; }
figure { margin: 0; }
figure a { display: block; border: 1px solid var(--line); background: var(--page); }
figure a:focus-visible { outline: 2px solid; outline-offset: 2px; }
img { display: block; width: 100%; height: auto; }
figcaption { margin-top: .3rem; font-size: .9rem; }
table { width: 100%; margin-top: .75rem; border-collapse: collapse; }
th, td { padding: .4rem .75rem .4rem 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { border-top: 0; font-weight: 600; font-size: .9rem; }
th:first-child { width: 8rem; }
td code { font-weight: 400; }
@media (max-width: 44rem) {
  .pictures { grid-template-columns: minmax(0, 1fr); }
  thead { display: none; }
  tr { display: block; padding: .5rem 0; border-top: 1px solid var(--line); }
  td { display: block; padding: .15rem 0; border-top: 0; }
}
@media (forced-colors: active) { .badge { border: 1px solid; } }
@media print { :root { ${LIGHT} } section { break-inside: avoid; } }
`;
