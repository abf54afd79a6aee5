import { arch, cpus, release, type as system } from "node:os";
import { version as nodeVersion } from "node:process";
import { bars } from "./bars.js";
import { MOST_DB } from "./fidelity.js";
import type { Cost } from "./measure.js";
import type { Program, Programs } from "./programs.js";
import { ENOUGH_SECONDS, type File, type Row } from "./race.js";
import { table } from "./table.js";

const COLUMNS = ["", "wall", "CPU", "peak memory", "bytes", "images", "length", "PSNR", "largest error", "runs"];
const NOTHING = "–";

export interface ReportOptions {
  readonly runs: number;
  /** How many processes were busy on average in the minute before the run: at 1 and above, doubt the times. */
  readonly loadBefore: number;
}

/** The table, what its figures mean, and the ratios that matter. */
export function report(rows: readonly Row[], programs: Programs, { runs, loadBefore }: ReportOptions): string {
  const heading = "The post's job: 1920×1080, 200 frames of 20 ms, f(x) = x − x³, AMSGrad";
  const cells = rows.map((row) => cellsOf(row, programs.ffmpeg));
  return `${heading}\n${machine(programs, loadBefore)}\n\n${table(COLUMNS, cells)}\n${footer(runs)}\n${bars(rows)}`;
}

function cellsOf({ contestant, outcome }: Row, ffmpeg: Program): string[] {
  if (outcome.kind !== "measured") return [contestant.label, `${outcome.kind}: ${outcome.reason}`];
  const { runs, cost, file } = outcome;
  return [
    contestant.label,
    ...costCells(cost),
    ...fileCells(file),
    ...fidelityCells(file, contestant.isOfSameFrames === true && ffmpeg.missing !== undefined),
    String(runs),
  ];
}

function costCells({ wallSeconds, cpuSeconds, peakBytes }: Cost): string[] {
  return [seconds(wallSeconds), seconds(cpuSeconds), peakBytes === undefined ? NOTHING : megabytes(peakBytes)];
}

function fileCells(file: File | undefined): string[] {
  if (!file) return [NOTHING, NOTHING, NOTHING];
  return [file.bytes.toLocaleString("en-US"), String(file.images), `${(file.durationMs / 1000).toFixed(2)} s`];
}

function fidelityCells(file: File | undefined, isSkipped: boolean): string[] {
  if (isSkipped) return ["skipped", "skipped"];
  if (!file?.fidelity) return [NOTHING, NOTHING];
  return [`${file.fidelity.meanPsnrDb.toFixed(1)} dB`, String(file.fidelity.largestError)];
}

function machine(programs: Programs, loadBefore: number): string {
  const [processor] = cpus();
  const versions = Object.values(programs).flatMap((program: Program) => program.missing ?? program.version);
  return [
    `${cpus().length} × ${processor?.model.trim() ?? arch()}, ${system()} ${release()}, Node ${nodeVersion}, load before ${loadBefore.toFixed(1)}`,
    versions.join("; "),
  ].join("\n");
}

function footer(runs: number): string {
  return `Medians. Everyone runs in turns, ${runs} times at most; who has taken ${ENOUGH_SECONDS} s does not run again.
CPU: user and system time of all threads. Peak memory: the most resident at once (VmHWM), 1 MB = 10⁶ bytes.
"frames →": the encoder alone, over gradreel's own frames: ffmpeg gets them raw through a pipe, which
costs it some tenths of a second, gifski as PNG files. paletteuse runs at its best: dither=none:diff_mode=rectangle.
"… then gifsicle -O3": the row above and gifsicle after it.
PSNR: mean over the frames of 10·log₁₀(255²/MSE), all pixels and channels, what the GIF shows in the middle of each
frame's time against gradreel's frame before quantization; ${MOST_DB} dB at most, which stands for "the same".
Largest error: in any channel, of 255. Without ffmpeg both are skipped; "–" where the GIF shows other frames.
`;
}

function seconds(value: number): string {
  return `${value.toPrecision(3)} s`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
