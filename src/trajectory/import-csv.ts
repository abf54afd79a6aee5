import { CsvError, parse } from "csv-parse/sync";
import type { Objective } from "../objectives/objective.js";
import { fault, quoted } from "./import-fault.js";
import { checkColumns, LABEL, numberColumns, parseNumber } from "./import-fields.js";
import type { PointRow } from "./import-runs.js";

/** What divides the header of files that are not comma-separated. */
const OTHER_SEPARATORS = Object.entries({ semicolons: ";", tabs: "\t", bars: "|", spaces: " " });

const BROKEN_QUOTES: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: "a quote is opened and never closed.",
  INVALID_OPENING_QUOTE: "a quote stands in the middle of a field.",
};

/**
 * Hands over the rows of comma-separated text whose lines end in \n. Blank lines count, but are no rows.
 *
 * @throws {UsageError} if it is no such text, lacks a column, or has no number where one belongs.
 */
export function readCsv(text: string, file: string, objective: Objective, take: (row: PointRow) => void): void {
  const lines = text.split("\n");
  const columns = numberColumns(objective);
  let header: readonly string[] | undefined;
  let next = 0;
  /** A record may span lines; mistakes name the first. */
  const nextLine = (): number => {
    while (lines[next]?.trim() === "") next++;
    return next + 1;
  };
  checkSeparator(lines[nextLine() - 1] ?? "", file, nextLine());

  const readRecord = (fields: string[], { lines: lastLine }: { readonly lines: number }): null => {
    const line = nextLine();
    if (header === undefined) {
      checkColumns(fields, objective, { file, line });
      header = fields;
    } else {
      take(rowOf(fields, header, columns, { file, line }));
    }
    next = lastLine;
    return null; // csv-parse is to keep nothing
  };
  try {
    const lenient = { relax_column_count: true, skip_empty_lines: true, trim: true };
    parse(text, { ...lenient, record_delimiter: "\n", on_record: readRecord });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw fault(
      { file, line: nextLine(), column: header?.[Number(error["column"])] },
      BROKEN_QUOTES[error.code] ?? "a field goes on after its closing quote.",
      'A field with a quote in it is written in quotes, and that quote twice: "say ""so""".',
    );
  }
}

interface Line {
  readonly file: string;
  readonly line: number;
}

type Fields = readonly string[];

function rowOf(fields: Fields, header: Fields, columns: Fields, at: Line): PointRow {
  if (fields.length !== header.length) {
    throw fault(
      at,
      `expected ${header.length} fields, as in the header, found ${fields.length}.`,
      fields.length > header.length
        ? "Numbers have a decimal point, not a comma; a field with a comma in it is written in quotes."
        : "Is the file cut off?",
    );
  }
  const { file, line } = at;
  const cellOf = (column: string): string => fields[header.indexOf(column)] ?? "";
  const label = header.includes(LABEL) ? cellOf(LABEL) : undefined;
  const [t = 0, ...point] = columns.map((column) => parseNumber(cellOf(column), { file, line, column }));
  return { line, t, point, label };
}

function checkSeparator(header: string, file: string, line: number): void {
  if (header.includes(",")) return;
  const separator = OTHER_SEPARATORS.find(([, sign]) => header.trim().includes(sign));
  if (separator === undefined) return;
  throw fault(
    { file, line },
    `expected columns separated by commas, found ${separator[0]}: ${quoted(header)}.`,
    'pandas separates by commas unless sep says otherwise; so does numpy.savetxt with delimiter=",".',
  );
}
