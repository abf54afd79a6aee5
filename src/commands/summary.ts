import { appendFileSync } from "node:fs";
import { SystemError } from "../errors.js";
import { bytesText } from "../typeset.js";

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
 * Appends a table to a file, as GitHub-flavored Markdown.
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
  try {
    appendFileSync(path, `### ${title}\n\n${table.join("\n")}\n\n`);
  } catch (cause) {
    throw new SystemError(`Cannot write "${path}": ${(cause as Error).message}.`, undefined, { cause });
  }
}
