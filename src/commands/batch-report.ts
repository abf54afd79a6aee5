import { accessSync, appendFileSync, constants, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { Writable } from "node:stream";
import { styleText } from "node:util";
import type { Built } from "../batch/batch.js";
import { UsageError } from "../errors.js";
import { draftFile, withWriteErrors } from "../files/artifact.js";
import { entryAt, fileBytesIfAny } from "../files/disk.js";
import { reelId } from "../reel-files/load.js";
import { mistakeText, type PlacedMistake } from "../reel-files/placed-mistake.js";
import { bytesText, counted, printableText } from "../text/typeset.js";
import { FAILURE, type Terminal, USAGE } from "./command.js";
import { facts, sentence, tradesNotes } from "./report.js";
import { isSet, textOf, type Values } from "./values.js";

/** The most failed reels to name in one line. */
const MOST_NAMED = 8;
const NEWLINE = 0x0a;

export interface SummaryRow {
  readonly reel: string;
  readonly state: string;
  /** The sum of its artifacts' bytes. */
  readonly bytes?: number | undefined;
  readonly seconds?: number | undefined;
  readonly exitCode?: number | undefined;
}

const COLORS = {
  fresh: "green",
  made: "green",
  updated: "green",
  "up to date": "green",
  equivalent: "yellow",
  unverifiable: "yellow",
  stale: "red",
  missing: "red",
  failed: "red",
} as const;

/** The output of a command over reel files: lines or JSON as results come, then a total and an exit code. */
export class BatchReport {
  readonly rows: SummaryRow[] = [];
  /** True if only results and mistakes are printed. */
  readonly isTerse: boolean;
  readonly #terminal: Terminal;
  readonly #isQuiet: boolean;
  readonly #isJson: boolean;
  readonly #summary: string | undefined;
  readonly #began = performance.now();

  /** @throws If the file of `--summary` cannot be written. */
  constructor(terminal: Terminal, values: Values) {
    this.#terminal = terminal;
    this.#summary = summaryPlace(values);
    this.#isQuiet = isSet(values, "quiet");
    this.#isJson = isSet(values, "json");
    this.isTerse = this.#isQuiet || this.#isJson;
  }

  /** Prints a result as JSON, or as a line, which `--quiet` leaves out unless it is important. */
  print(line: string, json: object, isImportant = false): void {
    this.#write(isImportant || !this.#isQuiet ? [line] : [], [json]);
  }

  #write(lines: readonly string[], json: readonly object[]): void {
    const printed = this.#isJson ? json.map((one) => JSON.stringify(one)) : lines;
    for (const line of printed) this.#terminal.stdout.write(`${line}\n`);
  }

  addMistakes(mistakes: readonly PlacedMistake[]): void {
    for (const mistake of mistakes) {
      this.#terminal.stderr.write(`${mistakeText(mistake)}\n`);
      const { file, reel, line, column, message, hint } = mistake;
      this.#write([], [{ reel: reelId(file, reel), state: "failed", file, line, column, error: message, hint }]);
    }
    for (const reel of new Set(mistakes.map(({ file, reel }) => reelId(file, reel))))
      this.rows.push({ reel, state: "failed", exitCode: USAGE });
  }

  /** Prints the result of a reel. @returns Its row, which is not added yet. */
  built(built: Built): SummaryRow {
    const { stdout, stderr } = this.#terminal;
    const { state, filed } = built;
    const { id: reel } = filed;
    const shown = painted(state, stdout);
    if (state === "failed") {
      const { message, hint, isUsage, seconds } = built;
      stderr.write(`${reel}: ${message}\n${hint ? `  ${hint}\n` : ""}`);
      const results = [filed.reel.out ?? []].flat().map((path) => ({ reel, state, path, error: message }));
      this.#write(this.#isQuiet ? [] : [`${reel}: ${shown}`], results);
      return { reel, state, seconds, exitCode: isUsage ? USAGE : FAILURE };
    }
    const bytes = built.artifacts.reduce((sum, artifact) => sum + artifact.bytes, 0);
    if (state === "up to date") {
      for (const { output, bytes, provenance } of built.artifacts) {
        const { path, format } = output;
        const { frames, alt } = provenance;
        this.print(`${path}: ${bytesText(bytes)}, ${shown}`, { reel, state, path, format, bytes, frames, alt });
      }
      return { reel, state, bytes };
    }
    const { artifacts, frames, seconds, remarks } = built;
    const notes = this.#isQuiet ? [] : [...remarks, ...tradesNotes(artifacts)];
    for (const note of notes) stderr.write(`note: ${reel}: ${note}\n`);
    for (const artifact of artifacts) {
      const line = `${sentence(artifact, frames)}, ${shown} in ${seconds.toFixed(2)} s`;
      this.print(line, { reel, state, ...facts(artifact, frames, seconds) });
    }
    return { reel, state, bytes, seconds };
  }

  /** `3 reels: 1 made, 1 up to date, 1 failed, in 0.52 s`, after a line that names the failed ones of several reels. */
  totalText(): string {
    const failed = this.rows.filter(({ state }) => state === "failed").map(({ reel }) => reel);
    const more = failed.length > MOST_NAMED ? `, and ${failed.length - MOST_NAMED} more` : "";
    const line = printableText(`failed: ${failed.slice(0, MOST_NAMED).join(", ")}${more}\n`);
    return `${failed.length === 0 || this.rows.length === 1 ? "" : line}${this.#title()}`;
  }

  #title(): string {
    const seconds = (performance.now() - this.#began) / 1000;
    return `${countsText("reel", this.rows)}, in ${seconds.toFixed(2)} s`;
  }

  /** Prints the total, appends the table of `--summary` and sets the exit code. */
  finish(): void {
    if (!this.isTerse) this.#terminal.stdout.write(`${this.totalText()}\n`);
    if (this.#summary !== undefined) appendSummary(this.#summary, this.#title(), this.rows);
    this.#terminal.fail(Math.max(0, ...this.rows.map(({ exitCode = 0 }) => exitCode)));
  }
}

/** `5 artifacts: 2 stale, 3 fresh`. */
export function countsText(thing: string, items: readonly { readonly state: string }[]): string {
  const states = [...new Set(items.map(({ state }) => state))];
  const counts = states.map((state) => `${items.filter((item) => item.state === state).length} ${state}`);
  return `${counted(items.length, thing)}${counts.length > 0 ? `: ${counts.join(", ")}` : ""}`;
}

/** A state in its color, if the stream shows colors; it obeys NO_COLOR and FORCE_COLOR. */
export function painted(state: keyof typeof COLORS, stream: Writable): string {
  const { hasColors } = stream as { hasColors?: () => boolean };
  return hasColors?.call(stream) ? styleText(COLORS[state], state) : state;
}

/** The file of `--summary`. @throws Now, if it cannot be written at the end. */
function summaryPlace(values: Values): string | undefined {
  const path = textOf(values, "summary");
  if (path === undefined) return undefined;
  if (path === "-") throw new UsageError("--summary takes a file, not stdout.", "Name one: --summary summary.md");
  const entry = entryAt(path);
  if (!entry) draftFile(path).abandon();
  else if (entry.isDirectory()) throw new UsageError(`Cannot write "${path}": it is a folder.`, "Name a file in it.");
  else withWriteErrors(path, () => accessSync(path, constants.W_OK));
  return path;
}

/** Appends a table to a Markdown file. @throws {SystemError} if the file cannot be written. */
function appendSummary(path: string, title: string, rows: readonly SummaryRow[]): void {
  const lines = rows.map(({ reel, state, bytes, seconds }) => {
    const [size, time] = [
      bytes === undefined ? "" : bytesText(bytes),
      seconds === undefined ? "" : `${seconds.toFixed(2)} s`,
    ];
    return `| ${[`\`${reel}\``, state, size, time].map((cell) => cell.replaceAll("|", "\\|").replaceAll(/\s+/g, " ")).join(" | ")} |`;
  });
  const table = ["| reel | state | bytes | time |", "| --- | --- | ---: | ---: |", ...lines];
  const lastByte = fileBytesIfAny(path)?.at(-1);
  const gap = lastByte === undefined || lastByte === NEWLINE ? "" : "\n";
  withWriteErrors(path, () => {
    mkdirSync(dirname(path), { recursive: true });
    appendFileSync(path, `${gap}### ${title}\n\n${table.join("\n")}\n\n`);
  });
}
