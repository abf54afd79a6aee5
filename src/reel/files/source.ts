import { type Document, isMap, isNode, isScalar, LineCounter, type Node, parseDocument, type YAMLError } from "yaml";
import type { Mistake } from "./mistake.js";

type Path = readonly (string | number)[];

/** A place in a text: from and to, as offsets. */
type Range = readonly [from: number, to: number];

const LONGEST_EXCERPT = 100;
const MOST_ALIASES = 100;

/** The text of a reel file, YAML or JSON, and where in it what stands. */
export class Source {
  readonly #file: string;
  readonly #text: string;
  readonly #lines = new LineCounter();
  readonly #document: Document;

  constructor(file: string, text: string) {
    this.#file = file;
    this.#text = text;
    this.#document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false });
  }

  /** What keeps the text from being read. */
  get mistakes(): Mistake[] {
    return this.#document.errors.map(({ code, message, pos }: YAMLError) =>
      this.#mistake(undefined, pos, wording(code, message), undefined),
    );
  }

  /** @throws {ReferenceError} for aliases that lead nowhere, or to too much. */
  data(): unknown {
    return this.#document.toJS({ maxAliasCount: MOST_ALIASES });
  }

  /** Whether there is something at this place. */
  has(path: Path): boolean {
    return this.#document.hasIn([...path]);
  }

  /** @param isName Whether it is about the name of the setting there, not its value. */
  mistakeAt(reel: string | undefined, path: Path, said: Pick<Mistake, "message" | "hint">, isName = false): Mistake {
    return this.#mistake(reel, isName ? this.#nameAt(path) : this.#valueAt(path), said.message, said.hint);
  }

  #mistake(reel: string | undefined, range: Range, message: string, hint: string | undefined): Mistake {
    const { line, col } = this.#lines.linePos(Math.min(range[0], this.#text.length));
    const start = this.#lines.lineStarts[line - 1] ?? 0;
    const text = this.#text.slice(start).split(/\r?\n/, 1)[0] as string;
    const width = Math.max(1, Math.min(range[1], start + text.length) - range[0]);
    // A formula shows itself what is wrong in it.
    const isShown = text.trim() !== "" && text.length <= LONGEST_EXCERPT && !message.includes("\n");
    const indent = text.slice(0, col - 1).replaceAll(/[^\t]/g, " ");
    const excerpt = isShown ? [text, `${indent}${"^".repeat(width)}`] : [];
    return { file: this.#file, reel, line, column: col, message, hint, excerpt };
  }

  #nameAt(path: Path): Range {
    const parent = this.#document.getIn(path.slice(0, -1), true);
    const pair = isMap(parent)
      ? parent.items.find(({ key }) => String(isScalar(key) ? key.value : key) === path.at(-1))
      : undefined;
    return isNode(pair?.key) ? rangeOf(pair.key) : this.#valueAt(path.slice(0, -1));
  }

  /** What is not there itself is missing where it belongs: there, the name says it best. */
  #valueAt(path: Path): Range {
    const node = path.length === 0 ? this.#document.contents : this.#document.getIn([...path], true);
    if (isNode(node) && !(isMap(node) && path.length > 0)) return rangeOf(node);
    return path.length === 0 ? [0, 0] : this.#nameAt(path);
  }
}

function rangeOf({ range }: Node): Range {
  const [from, to] = range ?? [0, 0];
  return [from, to];
}

/** What the parser says, in a sentence. */
function wording(code: string, message: string): string {
  if (code === "DUPLICATE_KEY") return "This is said twice.";
  if (code === "TAB_AS_INDENT") return "YAML is indented by spaces, not by tabs.";
  return `This is no YAML: ${message.replace(/\.$/, "")}.`;
}
