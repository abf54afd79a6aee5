import { printParseErrorCode, visit } from "jsonc-parser";
import type { Objective } from "../objectives/objective.js";
import { fault, quoted, type SourceLocation } from "./import-fault.js";
import { checkColumns, checkNumber, isNotFinite, LABEL, numberColumns, parseNumber } from "./import-fields.js";
import type { PointRow } from "./import-runs.js";

/** A value in a row. Arrays and objects are passed over: a symbol tells which it was. */
type Json = string | number | boolean | null | symbol;

const ARRAY = Symbol("an array");
const OBJECT = Symbol("an object");

interface JsonRow {
  /** The line on which its object begins. */
  readonly line: number;
  /** All keys, in order, even one that is there twice. */
  readonly names: readonly string[];
  readonly cells: ReadonlyMap<string, Json>;
}

/** The parser calls itself, and the stack has room for many more; a recorded run has two. */
const DEEPEST = 200;

const ROW = "a row { … }";
const TEXT = "text that ends in a quote on its line, with valid escapes";
const COMMA = '"," or a closing bracket';
const EXPECTED: Readonly<Partial<Record<ReturnType<typeof printParseErrorCode>, string>>> = {
  PropertyNameExpected: "a key in double quotes",
  ValueExpected: "a value",
  ColonExpected: '":"',
  CommaExpected: COMMA,
  CloseBraceExpected: COMMA,
  CloseBracketExpected: COMMA,
  EndOfFileExpected: "the end of the file",
  UnexpectedEndOfNumber: "a number, such as 0.5 or 1e-05",
  UnexpectedEndOfString: TEXT,
  InvalidUnicode: TEXT,
  InvalidEscapeCharacter: TEXT,
  InvalidCharacter: TEXT,
};

/**
 * Hands over the rows of a JSON array of objects, one a row, whose lines end in \n.
 * A mistake in a row names the line on which its object begins.
 *
 * @throws {UsageError} if it is no such JSON, lacks a key, or has no number where one belongs.
 */
export function readJson(text: string, file: string, objective: Objective, take: (row: PointRow) => void): void {
  const columns = numberColumns(objective);
  let checked: readonly string[] = [];
  let labeled: boolean | undefined;
  readRows(text, file, ({ line, names, cells }) => {
    const place = { file, line };
    if (!isSame(names, checked)) checkColumns(names, objective, place);
    checked = names;
    labeled ??= cells.has(LABEL);
    if (labeled !== cells.has(LABEL)) {
      throw fault({ ...place, column: LABEL }, "some rows have it and some do not.", "Name the run in every row.");
    }
    const [t = 0, ...point] = columns.map((column) => numberOf(cells.get(column), { file, line, column }));
    take({ line, t, point, label: labeled ? labelOf(cells.get(LABEL), place) : undefined });
  });
}

function isSame(names: readonly string[], others: readonly string[]): boolean {
  return names.length > 0 && names.length === others.length && names.every((name, i) => name === others[i]);
}

function numberOf(cell: Json | undefined, place: SourceLocation): number {
  if (typeof cell === "number") return checkNumber(cell, place);
  if (typeof cell === "string" && isNotFinite(cell)) return parseNumber(cell, place);
  const hint = typeof cell === "string" ? "Write numbers without quotes." : undefined;
  throw fault(place, `expected a number, found ${shown(cell)}.`, cell === null ? "pandas writes NaN as null." : hint);
}

function labelOf(cell: Json | undefined, place: SourceLocation): string {
  if (typeof cell === "string") return cell;
  throw fault({ ...place, column: LABEL }, `expected the name of a run, found ${shown(cell)}.`);
}

function shown(cell: Json | undefined): string {
  if (typeof cell === "symbol") return cell.description ?? "";
  return typeof cell === "string" ? `the text ${quoted(cell)}` : String(cell);
}

/**
 * Hands over the rows of a JSON array of objects, down to 200 levels of brackets. It takes what JSON.parse takes, and
 * the NaN, Infinity and -Infinity of Python's json.
 *
 * @throws {UsageError} if it is no such JSON.
 */
function readRows(text: string, file: string, take: (row: JsonRow) => void): void {
  const unexpected = (offset: number, expected: string, hint?: string): Error => {
    const [rest = ""] = text.slice(offset, offset + 80).split("\n");
    const found = offset < text.length ? quoted(rest) : "the end of the file";
    const line = text.slice(0, offset).split("\n").length;
    return fault({ file, line }, `expected ${expected}, found ${found}.`, hint);
  };
  const start = text.search(/\S/);
  if (text[start] !== "[") {
    throw unexpected(
      start,
      "an array of rows, [{ … }, { … }]",
      'pandas writes one with to_json(…, orient="records"); JSON Lines are not read.',
    );
  }
  const { json, notFinite } = maskNotFinite(text);
  let depth = 0;
  let line = 0;
  let names: string[] = [];
  let cells = new Map<string, Json>();

  const enterValue = (value: Json, offset: number): void => {
    if (depth === 1 && value !== OBJECT) throw unexpected(offset, ROW);
    if (depth === 2) cells.set(names.at(-1) ?? "", value);
  };
  const deepen = (startLine: number): void => {
    if (++depth <= DEEPEST) return;
    throw fault({ file, line: startLine + 1 }, `there are more than ${DEEPEST} brackets in brackets.`);
  };
  visit(
    json,
    {
      onArrayBegin(offset, _, startLine) {
        enterValue(ARRAY, offset);
        deepen(startLine);
      },
      onArrayEnd() {
        depth--;
      },
      onObjectBegin(offset, _, startLine) {
        enterValue(OBJECT, offset);
        if (depth === 1) {
          line = startLine + 1;
          names = [];
          cells = new Map();
        }
        deepen(startLine);
      },
      onObjectProperty(name) {
        if (depth === 2) names.push(name);
      },
      onObjectEnd(_, length) {
        // At the end of the file an open object is ended too, by nothing, and the error follows.
        if (--depth === 1 && length > 0) take({ line, names, cells });
      },
      onLiteralValue(value: Json, offset) {
        enterValue(notFinite.get(offset) ?? value, offset);
      },
      onError(code, offset) {
        const error = printParseErrorCode(code);
        if (error === "ValueExpected" && depth === 1) throw unexpected(offset, ROW);
        const expected = EXPECTED[error] ?? (depth === 0 ? EXPECTED.EndOfFileExpected : undefined);
        if (expected !== undefined) throw unexpected(offset, expected);
        throw unexpected(offset, "JSON", "Text and keys stand in double quotes, and there are no comments.");
      },
    },
    { disallowComments: true, allowTrailingComma: false },
  );
}

const QUOTE_OR_NOT_FINITE = /\\.|"|(?<![\w.+-])(?:NaN|-?Infinity)\b/g;

interface Masked {
  /** As long as the text, with a 0 in place of each NaN, Infinity and -Infinity that stands outside quotes. */
  readonly json: string;
  /** What stood there, by its offset. */
  readonly notFinite: ReadonlyMap<number, number>;
}

function maskNotFinite(text: string): Masked {
  const notFinite = new Map<number, number>();
  if (!/NaN|Infinity/.test(text)) return { json: text, notFinite }; // saves a third of the time
  let isQuoted = false;
  const json = text.replace(QUOTE_OR_NOT_FINITE, (found: string, offset: number) => {
    if (found === '"') isQuoted = !isQuoted;
    if (isQuoted || found.length < "NaN".length) return found;
    notFinite.set(offset, Number(found));
    return "0".padEnd(found.length);
  });
  return { json, notFinite };
}
