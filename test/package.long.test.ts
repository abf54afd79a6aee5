import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { freshFolder } from "./support/spawn.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");

const PROGRAM = `
import { objectives, optimizers, type PartialReel, type Rendered, record, render, UsageError } from "gradreel";

const reel: PartialReel = { objective: "cubic", optimizers: [{ name: "adam", learningRate: 0.1 }], frames: 3, out: "a.gif" };
export const rendered: Promise<Rendered> = render(reel);
export const bytes: Promise<number | undefined> = rendered.then(({ artifacts }) => artifacts[0]?.bytes);
export const last: number | undefined = record(optimizers.adam(), objectives.cubic, [1], 10).values.at(-1);
export const isMistake = (error: unknown): boolean => error instanceof UsageError;
// @ts-expect-error Frames are a number.
export const wrong: PartialReel = { frames: "many" };
`;

describe("the packed package", () => {
  it("has types in one file, which imports nothing but types of Node", () => {
    const types = readFileSync(join(root, "dist/index.d.ts"), "utf8");
    const imported = [...types.matchAll(/\bfrom ['"](.+?)['"]|\bimport\(['"](.+?)['"]\)/g)].map(([, a, b]) => a ?? b);
    expect(imported.filter((name) => !name?.startsWith("node:"))).toEqual([]);
  });

  it("type-checks in a project that has no other packages than Node's types, libraries included", () => {
    const folder = freshFolder();
    const packed = execFileSync("npm", ["pack", "--json", "--silent", "--pack-destination", folder], { cwd: root });
    const [{ filename }] = JSON.parse(packed.toString());
    const modules = join(folder, "node_modules");
    mkdirSync(join(modules, "@types"), { recursive: true });
    execFileSync("tar", ["-xzf", join(folder, filename), "-C", modules]);
    execFileSync("mv", [join(modules, "package"), join(modules, "gradreel")]);
    for (const name of ["@types/node", "undici-types"])
      symlinkSync(join(root, "node_modules", name), join(modules, name));
    const compilerOptions = {
      ...{ target: "es2023", lib: ["es2023"], module: "nodenext", types: ["node"] },
      ...{ strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, noEmit: true },
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["program.ts"] }));
    writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module", dependencies: { gradreel: "*" } }));
    writeFileSync(join(folder, "program.ts"), PROGRAM);
    const { status, stdout } = spawnSync(process.execPath, [tsc, "--project", folder], { encoding: "utf8" });
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
  });
});
