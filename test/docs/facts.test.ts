import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { constants, functions } from "../../src/objectives/formula/functions.js";
import { schedules } from "../../src/optimizers/schedule.js";
import { layoutNames } from "../../src/scene/layouts/layout-choice.js";
import { panelNames } from "../../src/scene/names.js";
import { action } from "../support/action-steps.js";
import { freshFolder } from "../support/spawn.js";
import { otherPages, type Page, pageCalled, pages, ROOT, samplesOf } from "./pages.js";

describe("the generated parts of docs/", () => {
  it("are what npm run docs writes", () => {
    expect(docs("--check")).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  it("are many, and one that was edited is found and mended", () => {
    expect(pages.flatMap(({ text }) => text.match(/^<!-- generated: .+ -->$/gm) ?? []).length).toBeGreaterThan(15);
    const folder = freshFolder();
    const path = join(folder, "formats.md");
    const { text } = pageCalled("docs/formats.md");
    writeFileSync(path, text.replace("| `github` |", "| `gitlab` |"));
    expect(docs("--check", folder)).toMatchObject({ status: 1, stdout: expect.stringContaining("formats.md") });
    expect(docs(folder)).toMatchObject({ status: 0 });
    expect(readFileSync(path, "utf8")).toBe(text);
  });
});

describe("the pages", () => {
  it("list every function and constant of formulas", () => {
    const cells = (row: string) => rowsOf(pageCalled("docs/formulas.md"), row)[0]?.[1]?.match(/\w+/g);
    expect(cells("functions")?.sort()).toEqual([...functions.keys()].sort());
    expect(cells("constants")?.sort()).toEqual([...constants.keys()].sort());
  });

  it.each([
    ["docs/optimizers.md", "`constant`", schedules.map(({ usage }) => usage)],
    ["docs/pictures.md", "`curve`", layoutNames],
    ["docs/pictures.md", "`f`", panelNames],
    ["docs/ci.md", "`command`", Object.keys(action.inputs)],
  ])("%s lists what there is beside %s", (path, first, names) => {
    expect(tableWith(pageCalled(path), first).map(([name]) => name)).toEqual(names.map((name) => `\`${name}\``));
  });

  it("list the defaults of the action's inputs", () => {
    const rows = tableWith(pageCalled("docs/ci.md"), "`command`").map(([name, , usual]) => [name, usual]);
    const expected = Object.entries(action.inputs).map(([name, { default: usual }]) => {
      return [`\`${name}\``, name === "jobs" ? "the number of processors" : usual && `\`${usual}\``];
    });
    expect(rows).toEqual(expected);
  });

  it("name options that exist", () => {
    const known = new Set(pageCalled("docs/command-line.md").text.match(/(?<=^\|.*`)--[\w-]+(?=`.*\|$)/gm));
    const others = ["--sudo", "--omit", "--sshloginfile", "--workdir", "--array", "--cpus-per-task"];
    expect(known.size).toBeGreaterThan(60);
    const used = pages.flatMap(({ text }) => text.match(/(?<![\w-])--[a-z][\w-]*/g) ?? []);
    expect([...new Set(used)].filter((option) => !known.has(option) && !others.includes(option))).toEqual([]);
  });

  it("name npm scripts that exist", () => {
    const { scripts } = JSON.parse(readFileSync(`${ROOT}package.json`, "utf8")) as { scripts: Record<string, string> };
    const used = pages.flatMap(({ text }) => [...text.matchAll(/\bnpm (?:run )?(?!run|link|install)(\w+)/g)]);
    expect(used.length).toBeGreaterThan(5);
    expect(used.map(([, name = ""]) => name).filter((name) => !scripts[name])).toEqual([]);
  });

  it("for contributors name files that exist", () => {
    const { text = "" } = otherPages.find(({ path }) => path === "CONTRIBUTING.md") ?? {};
    const named = [...text.matchAll(/`((?:src|test|docs|scripts|reels)\/[^`\s]*)`/g)].map(([, path = ""]) => path);
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((path) => !path.includes("NAME") && !existsSync(ROOT + path))).toEqual([]);
  });

  it("say of every sample that no test runs why that is", () => {
    const samples = pages.flatMap(samplesOf);
    const reasons = samples.flatMap(({ notRun }) => notRun ?? []);
    expect(reasons.length).toBeLessThan(8);
    expect(pages.flatMap(({ text }) => text.match(/<!-- not run: .+ -->/g) ?? [])).toHaveLength(reasons.length);
  });
});

/** What scripts/docs.mjs prints, and its exit code. */
function docs(...words: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`${ROOT}scripts/docs.mjs`, ...words], {
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

/** The rows of the table that has a row beginning with that cell, without its head. */
function tableWith(page: Page, first: string): string[][] {
  const tables = page.text.match(/(^\|.*\n)+/gm) ?? [];
  const table = tables.find((text) => text.includes(`\n| ${first} |`)) ?? "";
  return rowsIn(table).slice(2);
}

function rowsOf({ text }: Page, first: string): string[][] {
  return rowsIn(text).filter(([cell]) => cell === first);
}

function rowsIn(text: string): string[][] {
  return [...text.matchAll(/^\|(.*)\|$/gm)].map(([, row = ""]) => row.split("|").map((cell) => cell.trim()));
}
