import { existsSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import type { Node } from "commonmark";
import { describe, expect, it } from "vitest";
import { otherPages, type Page, pages, ROOT } from "./pages.js";

const all = [...pages, ...otherPages];

describe.each(all)("$path", (page) => {
  it("links to files and headings that exist", () => {
    const targets = destinations(page, "link").filter((target) => !/^https?:/.test(target));
    expect(targets.filter((target) => !exists(page, target))).toEqual([]);
  });

  it("shows images that exist, with alt text", () => {
    const images = page.nodes.filter(({ type }) => type === "image");
    expect(images.filter((image) => textOf(image).trim() === "")).toEqual([]);
    expect(destinations(page, "image").filter((target) => !exists(page, target))).toEqual([]);
  });

  it("has tables whose rows are equally long", () => {
    const tables = page.text.match(/(^\|.*\n)+/gm) ?? [];
    const lengths = tables.map((table) => table.trimEnd().split("\n").map(cellCount));
    expect(lengths.filter((counts) => new Set(counts).size > 1)).toEqual([]);
    expect(tables.filter((table) => !/^\|.*\n\|( -+:? \|)+\n\|/.test(table))).toEqual([]);
  });

  it("has one main heading, its first line", () => {
    const headings = page.nodes.filter(({ type, level }) => type === "heading" && level === 1);
    expect(headings.map(({ sourcepos }) => sourcepos[0][0])).toEqual([1]);
  });
});

describe("the documentation", () => {
  it("has many links and an image of every built-in reel", () => {
    const links = all.flatMap((page) => destinations(page, "link"));
    expect(links.length).toBeGreaterThan(100);
    const images = pages.flatMap((page) => destinations(page, "image"));
    expect(new Set(images.map((path) => path.replace("../", ""))).size).toBe(7);
  });

  it("is reached from the README, page by page", () => {
    const linked = new Set(
      pages.flatMap((page) =>
        destinations(page, "link").map((target) => normalize(join(dirname(page.path), pathIn(target)))),
      ),
    );
    expect(pages.map(({ path }) => path).filter((path) => path !== "README.md" && !linked.has(path))).toEqual([]);
  });
});

describe("the README", () => {
  it("has 6,000 bytes at most", () => {
    const [readme] = pages;
    expect(Buffer.byteLength(readme?.text ?? "")).toBeLessThanOrEqual(6000);
    expect(readme?.path).toBe("README.md");
  });
});

/** Where a page's links or images lead, spaces spelled out. */
function destinations({ nodes }: Page, type: "link" | "image"): string[] {
  return nodes.filter((node) => node.type === type).map(({ destination }) => decodeURI(destination ?? ""));
}

function exists(page: Page, target: string): boolean {
  const path = normalize(join(dirname(page.path), pathIn(target)));
  const place = pathIn(target) === "" ? page.path : path;
  const anchor = target.split("#")[1];
  if (!existsSync(ROOT + place)) return false;
  const other = all.find((candidate) => candidate.path === place);
  return anchor === undefined || (other !== undefined && anchorsOf(other).includes(anchor));
}

function pathIn(target: string): string {
  return target.split("#")[0] ?? "";
}

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf({ nodes }: Page): string[] {
  return nodes
    .filter(({ type }) => type === "heading")
    .map((heading) =>
      textOf(heading)
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
        .replaceAll(" ", "-"),
    );
}

function textOf(node: Node): string {
  if (node.literal !== null) return node.literal;
  let text = "";
  for (let child = node.firstChild; child; child = child.next) text += textOf(child);
  return text;
}

/** A bar ends a cell in code as well, unless a backslash is before it. */
function cellCount(row: string): number {
  return row.replaceAll("\\|", "").split("|").length - 2;
}
