import { readFileSync } from "node:fs";
import { SystemError } from "../errors.js";
import { builtFile } from "../files/disk.js";
import type { ObjectiveData } from "../objectives/data.js";
import { dejaVuSansFont } from "../raster/fonts/dejavu-sans.js";
import { type Chart, compose } from "../scene/chart.js";
import { typefaceOf } from "../scene/lettering/typeface.js";
import { escapedHtml } from "../text/typeset.js";
import { watchedFont } from "./data/font.js";
import type { PageData } from "./data/page-data.js";
import { watched } from "./data/run.js";
import { statuses } from "./data/status.js";
import { hashSource, inSingleQuotes, pageBody } from "./markup.js";
import { pageStyle } from "./style.js";

export interface PageOptions {
  readonly chart: Chart;
  readonly objective: ObjectiveData;
  /** The frame shown where nothing may move, and on paper; from 0. */
  readonly posterFrame: number;
  /** The provenance, stored in the page. */
  readonly comment: string;
  readonly description: string;
}

/**
 * A chart as one self-contained HTML page with controls. The reader's browser composes and draws the scene, crisp at any
 * size.
 *
 * @throws {SystemError} if the player was not built.
 */
export async function htmlPage(options: PageOptions): Promise<string> {
  const { chart, posterFrame, comment, description } = options;
  const { picture } = chart;
  const { data, first, widest } = playerData(options);
  const style = pageStyle(picture, widest, picture.theme);
  const script = playerCode();
  // With this policy, the browser loads nothing and runs nothing else.
  const policy = `default-src 'none'; img-src data:; style-src ${hashSource(style)}; script-src ${hashSource(script)}`;
  const json = JSON.stringify({ ...data, posterFrame } satisfies PageData);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content=${inSingleQuotes(comment)}>
<meta name="description" content="${escapedHtml(description)}">
<title>${escapedHtml(picture.title || description)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
${pageBody(chart, description, first)}
<script id="data" type="application/json">${json.replaceAll("<", "\\u003c")}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** The data for the player. Composes every frame to record what it reads. */
function playerData({ chart: { runs, ...rest }, objective }: PageOptions) {
  const watchedRuns = runs.map(watched);
  const chart = { ...rest, runs: watchedRuns.map(({ run }) => run) };
  const { font, packed } = watchedFont(dejaVuSansFont());
  const { additionsAt, marksAt } = compose(chart, typefaceOf(font));
  const statusAt = statuses(chart);
  // The length of the longest short status.
  let widest = 0;
  for (let frame = 0; frame < chart.clock.frameCount; frame++) {
    additionsAt(frame);
    marksAt(frame);
    widest = Math.max(widest, statusAt(frame).short.length);
  }
  const packedRuns = watchedRuns.map((run) => run.packed());
  return {
    data: { objective, picture: chart.picture, runs: packedRuns, font: packed() },
    first: statusAt(0),
    widest,
  };
}

/**
 * The player's script, with the licenses of what is bundled in it.
 *
 * @throws {SystemError} if it was not built.
 */
function playerCode(): string {
  const path = builtFile("player.js");
  try {
    return readFileSync(path, "utf8").trim();
  } catch (cause) {
    throw new SystemError(`The player for HTML pages is not at ${path}.`, "Run npm run build.", { cause });
  }
}
