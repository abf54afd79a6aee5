import type { ObjectiveData } from "../objectives/data.js";
import { dejaVuSansFont } from "../raster/fonts/dejavu-sans.js";
import type { Chart } from "../scene/chart.js";
import { compose } from "../scene/compose.js";
import { typefaceOf } from "../scene/lettering/typesetting.js";
import { escapedHtml } from "../text/typeset.js";
import { watchedFont } from "./data/font.js";
import type { PageData } from "./data/page-data.js";
import { watched } from "./data/run.js";
import { type Status, statuses } from "./data/status.js";
import { hashSource } from "./hash-source.js";
import { inSingleQuotes, pageBody } from "./markup.js";
import { playerCode } from "./player-code.js";
import { pageStyle } from "./style.js";

export interface PageOptions {
  readonly chart: Chart;
  /** The chart's objective, as data. */
  readonly objective: ObjectiveData;
  /** The frame that stands for all of them, from 0: where nothing may move, and on paper. */
  readonly posterFrame: number;
  /** What made the page, for whoever looks inside. */
  readonly comment: string;
  /** What the animation shows, for those who cannot see it. */
  readonly description: string;
}

/**
 * A reel as one HTML page that needs nothing else: its scene is composed and drawn by the reader's browser, crisp at
 * any size, with controls.
 *
 * @throws {SystemError} if the player was not built.
 */
export async function htmlPage(options: PageOptions): Promise<string> {
  const { chart, posterFrame, comment, description } = options;
  const { picture, clock } = chart;
  const { data, first, widest } = carried(options);
  const style = pageStyle(picture, widest, picture.theme);
  const script = playerCode();
  // The browser itself sees to it that nothing is loaded and nothing else runs.
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
${pageBody({ title: picture.title, description, lastFrame: clock.frameCount - 1, isLooping: picture.time.loop !== 1, status: first })}
<script id="data" type="application/json">${json.replaceAll("<", "\\u003c")}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** What the player needs to draw every frame: found out by composing every frame. */
function carried({ chart: { runs, ...rest }, objective }: PageOptions): {
  readonly data: Omit<PageData, "posterFrame">;
  /** What is said of the first frame. */
  readonly first: Status;
  /** The most characters that are said of a frame in short. */
  readonly widest: number;
} {
  const watchedRuns = runs.map(watched);
  const chart = { ...rest, runs: watchedRuns.map(({ run }) => run) };
  const { font, packed } = watchedFont(dejaVuSansFont());
  const { additionsAt, marksAt } = compose(chart, typefaceOf(font));
  const statusAt = statuses(chart);
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
