import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { pages, samplesOf } from "./pages.js";
import { parsesAsBash, programMissingFor, runners, typeErrorsIn } from "./runners.js";
import { Sandbox } from "./sandbox.js";

const samples = pages.flatMap(samplesOf);

describe.each(pages.filter((page) => samplesOf(page).length > 0))("the samples of $path", (page) => {
  let sandbox: Sandbox;
  beforeAll(() => {
    sandbox = new Sandbox();
  });
  afterAll(() => sandbox.remove());

  for (const sample of samplesOf(page)) {
    const { language, line, notRun } = sample;
    const missing = programMissingFor(sample);
    const title = `${language} in line ${line} ${notRun ? "is bash" : "works"}${missing ? ` (skipped: no ${missing})` : ""}`;
    it.skipIf(missing)(title, async () => {
      const run = notRun ? parsesAsBash : runners[language];
      expect(run, `how to run ${language}`).toBeDefined();
      await run?.(sample, sandbox);
    });
  }
});

describe("the samples", () => {
  it("are all code blocks that the pages have", () => {
    const fences = pages.flatMap(({ text }) => text.match(/^```\S+/gm) ?? []);
    expect(samples.map(({ language }) => `\`\`\`${language}`).sort()).toEqual(fences.sort());
  });

  it("in TypeScript fit the types of the built package", () => {
    const sandbox = new Sandbox();
    onTestFinished(() => sandbox.remove());
    const programs = samples.filter(({ language }) => language === "ts").map(({ code }) => code);
    expect(programs.length).toBeGreaterThan(3);
    expect(typeErrorsIn(programs, sandbox)).toBe("");
    expect(typeErrorsIn([...programs, 'import { rendr } from "gradreel";\n'], sandbox)).toContain("rendr");
  });

  it("call gradreel more than fifty times, in every language that the tests run", () => {
    const calls = samples.filter(({ notRun }) => !notRun).flatMap(({ code }) => code.match(/^(\$ )?gradreel /gm) ?? []);
    expect(calls.length).toBeGreaterThan(50);
    expect([...new Set(samples.map(({ language }) => language))].sort()).toEqual(Object.keys(runners).sort());
  });
});
