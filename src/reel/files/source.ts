import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
} from "yaml";
import { UsageError } from "../../errors.js";
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
    this.#document = parseDocument(text, {
      lineCounter: this.#lines,
      prettyErrors: false,
      merge: true,
      stringKeys: true,
    });
  }

  /** What keeps the text from being read. */
  get mistakes(): Mistake[] {
    const errors = this.#document.errors.map(({ code, message, pos }) => ({
      range: pos,
      said: wording(code, message),
    }));
    visit(this.#document, {
      Alias: (_key, alias, path) => {
        const meant = alias.resolve(this.#document);
        if (meant && !path.includes(meant)) return;
        const said = meant
          ? `&${alias.source} cannot have itself within it.`
          : `Nothing before this is called &${alias.source}.`;
        errors.push({ range: rangeOf(alias) as [number, number], said });
      },
    });
    return errors.map(({ range, said }) => this.#mistake(undefined, range, said, undefined));
  }

  /** @throws {UsageError} for aliases that lead to too much, and for what cannot be merged. */
  data(): unknown {
    try {
      return this.#document.toJS({ maxAliasCount: MOST_ALIASES });
    } catch (error) {
      throw new UsageError(`This cannot be read: ${(error as Error).message}.`);
    }
  }

  /** Whether there is something at this place. */
  has(path: Path): boolean {
    return this.#nodeAt(path) !== undefined;
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

  #nodeAt(path: Path): unknown {
    return path.reduce<unknown>((node, key) => {
      if (isSeq(node)) return node.items[key as number];
      return isMap(node) ? pairOf(node.items, key)?.value : undefined;
    }, this.#document.contents);
  }

  #nameAt(path: Path): Range {
    const parent = this.#nodeAt(path.slice(0, -1));
    const items = isMap(parent) ? parent.items : [];
    // What is not said there itself came with what is merged into it.
    const key = (pairOf(items, path.at(-1)) ?? pairOf(items, "<<"))?.key;
    return isNode(key) ? rangeOf(key) : this.#valueAt(path.slice(0, -1));
  }

  /** A map is many lines, and what is not there is missing where it belongs: the name says it best, where it has one. */
  #valueAt(path: Path): Range {
    const node = this.#nodeAt(path);
    if (isNode(node) && !(isMap(node) && typeof path.at(-1) === "string")) return rangeOf(node);
    return path.length === 0 ? [0, 0] : this.#nameAt(path);
  }
}

function pairOf(items: readonly Pair[], name: unknown): Pair | undefined {
  return items.find(({ key }) => isScalar(key) && (key.source ?? key.value) === name);
}

function rangeOf({ range }: Node): Range {
  const [from, to] = range ?? [0, 0];
  return [from, to];
}

/** What the parser says, in a sentence. */
function wording(code: string, message: string): string {
  if (code === "DUPLICATE_KEY") return "This is said twice.";
  if (code === "MULTIPLE_DOCS") return "A file is one document: several reels go under reels.";
  if (code === "TAB_AS_INDENT") return "YAML is indented by spaces, not by tabs.";
  if (code === "NON_STRING_KEY") return "A name is text.";
  return `This is no YAML: ${message.replace(/\.$/, "")}.`;
}
