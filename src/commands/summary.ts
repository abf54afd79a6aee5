import { accessSync, appendFileSync, constants, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { UsageError } from "../errors.js";
import { draftFile, withWriteErrors } from "../files/artifact.js";
import { entryAt, fileBytesIfAny } from "../files/disk.js";
import { bytesText } from "../text/typeset.js";
import { textOf, type Values } from "./values.js";

const NEWLINE = 0x0a;

/** A line of the table of what was done. */
export interface SummaryRow {
  readonly reel: string;
  readonly state: string;
  /** Of all its artifacts; nothing where there is none. */
  readonly bytes: number | undefined;
  /** Nothing where it took none. */
  readonly seconds: number | undefined;
}

/**
 * Where a table of what was done is to go, if one is asked for.
 *
 * @throws What would keep it from being written there when all is done.
 */
export function summaryPlace(values: Values): string | undefined {
  const path = textOf(values, "summary");
  if (path === undefined) return undefined;
  if (path === "-") throw new UsageError("--summary takes a file, not stdout.", "Name one: --summary summary.md");
  const entry = entryAt(path);
  if (!entry) draftFile(path).abandon();
  else if (entry.isDirectory()) throw new UsageError(`Cannot write "${path}": it is a folder.`, "Name a file in it.");
  else withWriteErrors(path, () => accessSync(path, constants.W_OK));
  return path;
}

/**
 * Appends a table to a file, as GitHub-flavored Markdown. Missing folders are made.
 *
 * @throws {SystemError} if the file cannot be written.
 */
export function appendSummary(path: string, title: string, rows: readonly SummaryRow[]): void {
  const lines = rows.map(({ reel, state, bytes, seconds }) => {
    const cells = [
      `\`${reel}\``,
      state,
      bytes === undefined ? "" : bytesText(bytes),
      seconds === undefined ? "" : `${seconds.toFixed(2)} s`,
    ];
    return `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll(/\s+/g, " ")).join(" | ")} |`;
  });
  const table = ["| reel | state | bytes | time |", "| --- | --- | ---: | ---: |", ...lines];
  const lastByte = fileBytesIfAny(path)?.at(-1);
  // A heading begins a line.
  const gap = lastByte === undefined || lastByte === NEWLINE ? "" : "\n";
  withWriteErrors(path, () => {
    mkdirSync(dirname(path), { recursive: true });
    appendFileSync(path, `${gap}### ${title}\n\n${table.join("\n")}\n\n`);
  });
}
