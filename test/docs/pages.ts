import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Node, Parser } from "commonmark";

/** The root of the repository, with a slash at its end. */
export const ROOT: string = fileURLToPath(new URL("../../", import.meta.url));

/** A page of the documentation. */
export interface Page {
  /** Its path in the repository: `docs/ci.md`. */
  readonly path: string;
  readonly text: string;
  readonly nodes: readonly Node[];
}

/** A code block of a page. */
export interface Sample {
  readonly language: string;
  /** The file it stands for, when the block names one behind its language. */
  readonly file: string | undefined;
  readonly code: string;
  readonly line: number;
  /** Why no test runs it: `<!-- not run: … -->` in front of it. */
  readonly notRun: string | undefined;
  /** A script that prepares it: `<!-- before: … -->` in front of it. */
  readonly before: string | undefined;
}

/** Every page whose samples run: the README and docs/. */
export const pages: readonly Page[] = [
  pageAt("README.md"),
  ...readdirSync(`${ROOT}docs`)
    .filter((name) => name.endsWith(".md"))
    .map((name) => pageAt(`docs/${name}`)),
];

/** Pages for people who work on gradreel. */
export const otherPages: readonly Page[] = ["ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md"].map(pageAt);

/** The page with that path. */
export function pageCalled(path: string): Page {
  const page = pages.find((candidate) => candidate.path === path);
  if (!page) throw new Error(`There is no page ${path}.`);
  return page;
}

/** The code blocks of a page, in its order. */
export function samplesOf({ nodes }: Page): Sample[] {
  return nodes
    .filter(({ type }) => type === "code_block")
    .map((node) => {
      const [language = "", file] = (node.info ?? "").split(" ");
      const comment = node.prev?.type === "html_block" ? (node.prev.literal ?? "") : "";
      return {
        language,
        file,
        code: node.literal ?? "",
        line: node.sourcepos[0][0],
        notRun: noteIn(comment, "not run"),
        before: noteIn(comment, "before"),
      };
    });
}

function noteIn(comment: string, kind: string): string | undefined {
  return comment.match(new RegExp(`^<!-- ${kind}: (.+) -->$`))?.[1];
}

function pageAt(path: string): Page {
  const text = readFileSync(ROOT + path, "utf8");
  return { path, text, nodes: nodesOf(new Parser().parse(text)) };
}

function nodesOf(document: Node): Node[] {
  const nodes: Node[] = [];
  const walker = document.walker();
  for (let step = walker.next(); step; step = walker.next()) if (step.entering) nodes.push(step.node);
  return nodes;
}
