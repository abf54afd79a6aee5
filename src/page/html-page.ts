import { compose } from "../compose.js";
import type { Objective } from "../objectives/objective.js";
import type { OnlineObjective } from "../objectives/online.js";
import { dejaVuSansFont } from "../raster/fonts/dejavu-sans.js";
import type { SettledReel } from "../reel/reel.js";
import { typefaceOf } from "../scene/lettering/typesetting.js";
import { escapedHtml } from "../text/typeset.js";
import type { Run } from "../trajectory/record.js";
import { watchedFont } from "./data/font.js";
import { drawnReelOf, type PageData } from "./data/page-data.js";
import { watched } from "./data/run.js";
import { type Status, statuses } from "./data/status.js";
import { hashSource } from "./hash-source.js";
import { inSingleQuotes, pageBody } from "./markup.js";
import { playerCode } from "./player-code.js";
import { pageStyle } from "./style.js";

export interface PageOptions {
  readonly reel: SettledReel;
  readonly objective: Objective | OnlineObjective;
  readonly runs: readonly Run[];
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
  const { reel, posterFrame, comment, description } = options;
  const { data, first, widest } = carried(options);
  const style = pageStyle(reel, widest, reel.theme);
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
<title>${escapedHtml(reel.title || description)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
${pageBody({ title: reel.title, description, lastFrame: reel.frames - 1, isLooping: reel.loop !== 1, status: first })}
<script id="data" type="application/json">${json.replaceAll("<", "\\u003c")}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** What the player needs to draw every frame: found out by composing every frame. */
function carried({ reel: settled, objective, runs }: PageOptions): {
  readonly data: Omit<PageData, "posterFrame">;
  /** What is said of the first frame. */
  readonly first: Status;
  /** The most characters that are said of a frame in short. */
  readonly widest: number;
} {
  const reel = drawnReelOf(settled);
  const watchedRuns = runs.map(watched);
  const read = watchedRuns.map(({ run }) => run);
  const { font, packed } = watchedFont(dejaVuSansFont());
  const { additionsAt, marksAt } = compose(reel, objective, read, typefaceOf(font));
  const statusAt = statuses(reel, read);
  let widest = 0;
  for (let frame = 0; frame < reel.frames; frame++) {
    additionsAt(frame);
    marksAt(frame);
    widest = Math.max(widest, statusAt(frame).short.length);
  }
  const data = { objective: settled.objective, reel, runs: watchedRuns.map((run) => run.packed()), font: packed() };
  return { data, first: statusAt(0), widest };
}
