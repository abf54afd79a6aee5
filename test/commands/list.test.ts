import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { list } from "../../src/commands/list.js";
import { objectives, onlineObjectives } from "../../src/objectives/registry.js";
import { optimizers } from "../../src/optimizers/registry.js";
import { builtIns } from "../../src/reel/built-ins.js";
import { themeNames } from "../../src/scene/names.js";

const KINDS = ["optimizers", "objectives", "reels", "themes", "formats"];

describe.each(KINDS)("gradreel list %s", (kind) => {
  it("prints one paragraph for each, which begins with its name", async () => {
    const names = JSON.parse(await printedBy([kind], true)).map(({ name }: { name: string }) => name);
    const headings = (await printedBy([kind])).split(/\n(?=\S)/);
    expect(headings).toHaveLength(names.length);
    for (const [i, name] of names.entries()) expect(headings[i]?.startsWith(name)).toBe(true);
  });

  it("prints lines that end, and no line of spaces", async () => {
    const printed = await printedBy([kind]);
    expect(printed.endsWith("\n")).toBe(true);
    expect(printed).not.toMatch(/[ \t]\n|\n\n\n|undefined|\[object/);
  });
});

import { terminalFor } from "../support/terminals.js";

describe("gradreel list --json", () => {
  it("has every optimizer with all its forms and their defaults", async () => {
    const listed = JSON.parse(await printedBy(["optimizers"], true));
    expect(listed.map(({ name }: { name: string }) => name)).toEqual(Object.keys(optimizers));
    const amsgrad = listed.find(({ name }: { name: string }) => name === "amsgrad");
    const forms = amsgrad.forms.map(({ name }: { name: string }) => name);
    expect(forms).toEqual(["amsgrad", "amsgrad:pytorch", "amsgrad:keras", "amsgrad:optax", "amsgrad:paper"]);
    expect(amsgrad.forms[2]).toMatchObject({ defaults: { epsilon: 1e-7 }, weightDecay: "decoupled" });
  });

  it("has every objective with what a script needs of it", async () => {
    const listed = JSON.parse(await printedBy(["objectives"], true));
    const names = [...Object.keys(objectives), ...Object.keys(onlineObjectives)];
    expect(listed.map(({ name }: { name: string }) => name)).toEqual(names);
    expect(listed[2]).toMatchObject({
      name: "rosenbrock",
      variables: ["x", "y"],
      start: [-1.2, 1],
      minima: [[1, 1]],
      online: false,
    });
    expect(listed.at(-1)).toMatchObject({ name: "reddi-3", online: true, interval: [-1, 1], best: [-1] });
  });

  it("has every built-in reel, and the file that it makes", async () => {
    const listed: { name: string; out: string }[] = JSON.parse(await printedBy(["reels"], true));
    expect(listed.map(({ name }) => name)).toEqual(Object.keys(builtIns));
    expect(listed[0]).toMatchObject({ name: "amsgrad", out: "output/2.8 Amsgrad.gif" });
    expect(new Set(listed.map(({ out }) => out)).size).toBe(listed.length);
  });

  it("has every theme", async () => {
    const listed: { name: string }[] = JSON.parse(await printedBy(["themes"], true));
    expect(listed.map(({ name }) => name)).toEqual(themeNames);
  });
});

describe("a mistake in list", () => {
  it.each([
    [[], "Which list?"],
    [["optimizer"], 'There is no list of "optimizer".'],
    [["constructor"], 'There is no list of "constructor".'],
  ])("%j is refused, with all there are", async (words, message) => {
    await expect(printedBy(words)).rejects.toMatchObject({
      message,
      hint: expect.stringMatching(/gradreel list reels.*gradreel list themes/),
    });
  });
});

async function printedBy(words: readonly string[], json = false): Promise<string> {
  const stdout = new PassThrough();
  const printed = text(stdout);
  await list.run({ _: words, json }, terminalFor({ stdout }));
  stdout.end();
  return printed;
}
