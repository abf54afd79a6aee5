import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

/** Each room may import itself and the rooms above it; rooms of one line do not import each other. */
const LAYERS = [
  ["foundations", "objectives optimizers", "trajectory", "scene", "raster", "formats", "reel", "plan", "reel-files"],
  ["provenance", "publish", "page", "player", "render", "check", "batch", "commands", "cli.ts worker.ts index.ts"],
].flatMap((layers) => layers.map((rooms) => rooms.split(" ")));
/** One room in these folders, which may import one another. */
const FOUNDATIONS = ["math", "text", "files", "film", "errors.ts", "version.ts"];

/** Run in browsers: they import one another, and neither Node nor node-canvas, except for types and when asked. */
const BROWSER = "math text film errors.ts objectives optimizers trajectory scene formats reel player page/data".split(
  " ",
);
/** Files in these rooms that do not run in a browser, with the reason. */
const NODE_ONLY: readonly (readonly [RegExp, reason: string])[] = [
  [/^trajectory\/load\.ts/, "reads files"],
  [/^formats\/(png\/..code\/|apng\/apng|sequence\/sequence)/, "compresses with zlib"],
  [/^formats\/webp\/decode\//, "reads WebAssembly from a file"],
  [/^reel\/(outputs|complete)/, "handles paths; compares values by Node"],
  [/^formats\/video\/..code\//, "has native codecs and ffmpeg"],
];

const IMPORT = /^(?:import|export)\b(?:([^"';]*)\bfrom )? ?"(.+?)"|\bimport\("(.+?)"\)/gm;

describe("the rooms of src/", () => {
  const root = fileURLToPath(new URL("../src/", import.meta.url));
  const paths = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));
  const files = Object.fromEntries(paths.map((path) => [path, readFileSync(root + path, "utf8")]));

  it("import themselves and those before them alone", () => {
    const { count, complaints } = checkImports(files);
    expect(complaints).toEqual([]);
    expect(count).toBeGreaterThan(300);
  });

  it("have no exceptions that nothing needs", () => {
    const needs = importsOf(files).filter(({ to, isRun }) => isRun && !mayRunInBrowsers(to));
    const idle = NODE_ONLY.filter(([pattern]) => !needs.some(({ path }) => pattern.test(path)));
    expect(idle).toEqual([]);
  });
});

it.each([
  ["a later room", "scene/dot.ts", 'import { render } from "../render/render.js";'],
  ["a type of a later room", "scene/dot.ts", 'import type {\n  Reel,\n} from "../reel/schema.js";'],
  ["a later room when it is needed", "scene/dot.ts", 'const load = () => import("../render/render.js");'],
  ["what another room hands on", "scene/dot.ts", 'export { render } from "../render/render.js";'],
  ["a room beside it", "optimizers/adam.ts", 'import { beale } from "../objectives/beale.js";'],
  ["the library", "commands/list.ts", 'import { render } from "../index.js";'],
  ["Node, where browsers run it", "math/vector.ts", 'import { cpus } from "node:os";'],
  ["node-canvas, where browsers run it", "scene/dot.ts", 'import "canvas";'],
  ["a room of Node's, where browsers run it", "film/frame.ts", 'import { realPlace } from "../files/disk.js";'],
  ["Node, in the player", "player/show.ts", 'import "node:fs";'],
  ["node-canvas, in the data of a page", "page/data/run.ts", 'import "canvas";'],
  ["a room that is in no layer", "scene/dot.ts", 'import { help } from "../utils/help.js";'],
])("an import of %s is found", (_title, path, text) => {
  expect(checkImports({ [path]: text }).complaints).toHaveLength(1);
});

/** Checks every import in files by path. */
function checkImports(files: Readonly<Record<string, string>>): { count: number; complaints: string[] } {
  const imports = importsOf(files);
  const wrong = imports.filter(({ path, to, isRun }) => !mayImport(path, to) || (isRun && !mayRun(path, to)));
  return { count: imports.length, complaints: wrong.map(({ path, to }) => `${path} imports ${to}`) };
}

/** Every import in files by path: static ones, types, and those at run time. */
function importsOf(files: Readonly<Record<string, string>>): { path: string; to: string; isRun: boolean }[] {
  return Object.entries(files).flatMap(([path, text]) =>
    [...text.matchAll(IMPORT)].map(([, what, from, later]) => {
      const target = (from ?? later) as string;
      const to = target.startsWith(".") ? posix.join(path, "..", target).replace(/\.js$/, ".ts") : target;
      return { path, to, isRun: !(later || what?.startsWith(" type ")) };
    }),
  );
}

function mayImport(path: string, to: string): boolean {
  if (isPackage(to)) return true;
  const [own, other] = [path, to].map(roomOf) as [string, string];
  const [layer, below] = [own, other].map((room) => LAYERS.findIndex((rooms) => rooms.includes(room)));
  return own === other || (layer !== undefined && below !== undefined && below >= 0 && below < layer);
}

function mayRun(path: string, to: string): boolean {
  return !runsInBrowsers(path) || mayRunInBrowsers(to);
}

function mayRunInBrowsers(to: string): boolean {
  return isPackage(to) ? !/^(node:|canvas$)/.test(to) : runsInBrowsers(to);
}

function runsInBrowsers(path: string): boolean {
  const isBrowsers = BROWSER.some((room) => path === room || path.startsWith(`${room}/`));
  return isBrowsers && !NODE_ONLY.some(([pattern]) => pattern.test(path));
}

function roomOf(path: string): string {
  const [folder = ""] = path.split("/");
  return FOUNDATIONS.includes(folder) ? "foundations" : folder;
}

function isPackage(target: string): boolean {
  return !/\.ts$/.test(target);
}
