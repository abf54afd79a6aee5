import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pages, samplesOf } from "./pages.js";
import { parsesAsBash, programMissingFor, runners } from "./runners.js";
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

  it("call gradreel more than fifty times, in every language that the tests run", () => {
    const calls = samples.filter(({ notRun }) => !notRun).flatMap(({ code }) => code.match(/^(\$ )?gradreel /gm) ?? []);
    expect(calls.length).toBeGreaterThan(50);
    expect([...new Set(samples.map(({ language }) => language))].sort()).toEqual(Object.keys(runners).sort());
  });
});
