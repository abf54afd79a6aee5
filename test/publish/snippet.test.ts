import { type Node, Parser } from "commonmark";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { snippetOf } from "../../src/publish/snippet.js";
import { ALT, file, meant, nastyPath, readableText, resolved } from "../support/snippet-files.js";

const main = file("film.gif");
const still = file("still.png", "png");

/** The first node of a kind in Markdown. */
function nodeOf(markdown: string, type: Node["type"]): Node {
  const walker = new Parser().parse(markdown).walker();
  for (let step = walker.next(); step; step = walker.next()) if (step.node.type === type) return step.node;
  throw new Error(`There is no ${type} in ${markdown}`);
}

function textOf(node: Node): string {
  const walker = node.walker();
  let text = "";
  for (let step = walker.next(); step; step = walker.next()) text += step.entering ? (step.node.literal ?? "") : "";
  return text;
}

describe("an image in Markdown, as a CommonMark parser reads it", () => {
  it("without variants is the short form", () => {
    expect(snippetOf({ main, alt: "It falls." }, "markdown")).toBe("![It falls.](film.gif)");
  });

  it("has the path and the text that went in, whatever they are", () => {
    fc.assert(
      fc.property(nastyPath, readableText, (path, alt) => {
        const image = nodeOf(snippetOf({ main: file(path), alt }, "markdown"), "image");
        expect(resolved(image.destination as string)).toBe(meant(path));
        expect(textOf(image)).toBe(alt);
      }),
      { numRuns: 500 },
    );
  });

  it("with variants is one block of HTML, passed on as it is", () => {
    fc.assert(
      fc.property(nastyPath, readableText, (path, alt) => {
        const snippet = snippetOf({ main, alt, dark: file(path), still: file(path, "png") }, "markdown");
        const blocks = new Parser().parse(`Before.\n\n${snippet}\n\nAfter.\n`);
        expect(blocks.firstChild?.next?.type).toBe("html_block");
        expect(blocks.firstChild?.next?.literal).toBe(snippet);
        expect(blocks.firstChild?.next?.next).toBe(blocks.lastChild);
      }),
    );
  });
});

describe.each(["mp4", "webm", "html"] as const)("a .%s in Markdown", (format) => {
  const film = file("a (b).x", format);

  it("is a link with the text, which survives", () => {
    fc.assert(
      fc.property(nastyPath, readableText, (path, alt) => {
        const link = nodeOf(snippetOf({ main: file(path, format), alt }, "markdown"), "link");
        expect(resolved(link.destination as string)).toBe(meant(path));
        expect(textOf(link)).toBe(alt);
      }),
    );
  });

  it("is linked from its still where there is one", () => {
    const link = nodeOf(snippetOf({ main: film, alt: ALT, still }, "markdown"), "link");
    expect(resolved(link.destination as string)).toBe("/1/2/3/4/5/a (b).x");
    expect(link.firstChild).toMatchObject({ type: "image", destination: "still.png" });
    expect(textOf(link)).toBe(ALT);
  });
});

it("a sequence of images is not for pages", () => {
  for (const language of ["markdown", "html"] as const) {
    const snippet = () => snippetOf({ main: file("frames/%04d.png", "sequence"), alt: ALT }, language);
    expect(snippet).toThrow('A page cannot show "frames/%04d.png": it is a sequence of images.');
  }
});
