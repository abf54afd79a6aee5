import { accessSync, appendFileSync, constants, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { UsageError } from "../errors.js";
import { draftFile, withWriteErrors } from "../files/artifact.js";
import { entryAt, fileBytesIfAny } from "../files/disk.js";
import { bytesText } from "../text/typeset.js";
import { textOf, type Values } from "./values.js";

const NEWLINE = 0x0a;

/** The result of a reel. */
export interface SummaryRow {
  readonly reel: string;
  readonly state: string;
  /** The sum of its artifacts' bytes. */
  readonly bytes?: number | undefined;
  readonly seconds?: number | undefined;
  readonly exitCode?: number | undefined;
}

/** The file of `--summary`. @throws Now, if it cannot be written at the end. */
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

/** Appends a table to a Markdown file. @throws {SystemError} if the file cannot be written. */
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
  const gap = lastByte === undefined || lastByte === NEWLINE ? "" : "\n";
  withWriteErrors(path, () => {
    mkdirSync(dirname(path), { recursive: true });
    appendFileSync(path, `${gap}### ${title}\n\n${table.join("\n")}\n\n`);
  });
}
