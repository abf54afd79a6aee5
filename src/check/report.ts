import type { FormatName } from "../formats/formats.js";
import { hashSource } from "../page/markup.js";
import { escapedHtml } from "../text/typeset.js";
import { type Finding, type FindingPictures, type State, WRONG } from "./finding.js";
import { REPORT_STYLE } from "./report-style.js";

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
