import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { differencePicture } from "../../src/check/difference-picture.js";
import { pictureFile } from "../../src/check/picture-file.js";
import { reportPage, type Verdict } from "../../src/check/report.js";
import { rasterizer } from "../../src/raster/rasterize.js";
import { launchBrowser, missingBrowser, openPage } from "../support/browser.js";
import { pictures } from "../support/scenes.js";
import { freshFolder } from "../support/spawn.js";
import { staged } from "../support/stage.js";

const VERDICTS: readonly Verdict[] = [
  { reel: "post", path: "docs/post.gif", format: "gif", state: "fresh" },
  { reel: "post", path: "docs/post.apng", format: "apng", state: "equivalent", cause: "Written by another program." },
  { reel: "bowl.json", path: "docs/bowl.svg", format: "svg", state: "missing", cause: "There is no such file." },
  { reel: "race", path: "docs/race.mp4", format: "mp4", state: "failed", cause: "No MP4 decoder for this machine." },
  {
    reel: "bowl.json",
    path: 'docs/<b> & "c"/a-very-long-name-of-an-artifact-that-has-to-be-broken-somewhere-on-a-phone.gif',
    format: "gif",
    state: "stale",
    cause: "Frame 7 differs at 0.28 s: 31 pixels, by up to 255 of 255. <script>alert(1)</script>",
    pictures: { expected: "1 expected#?.png", actual: "1-actual.png", difference: "1-difference.png" },
  },
];

describe("a report", () => {
  it("says how many need attention, and puts what is wrong first and what is right last", () => {
    const page = reportPage(VERDICTS);
    expect(page).toContain("<h1>3 of 5 artifacts need attention</h1>");
    const order = ["a-very-long-name", "bowl.svg", "race.mp4", "post.apng", "post.gif"].map((name) =>
      page.indexOf(name),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order[0]).toBeGreaterThan(0);
    const heading = (verdicts: readonly Verdict[]) => reportPage(verdicts).match(/<h1>(.*)<\/h1>/)?.[1];
    expect(heading([])).toBe("Nothing was checked");
    expect(heading(VERDICTS.slice(0, 1))).toBe("The artifact is up to date");
    expect(heading(VERDICTS.slice(0, 2))).toBe("All 2 artifacts are up to date");
    expect(heading(VERDICTS.slice(2, 3))).toBe("1 of 1 artifact needs attention");
  });

  it("holds no markup that came with names and causes, and points at nothing but files beside it", () => {
    const page = reportPage(VERDICTS);
    expect(page).not.toMatch(/<script|<b>/);
    expect(page).toContain("docs/&lt;b&gt; &amp; &quot;c&quot;/");
    const addresses = [...page.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address]) => address as string);
    expect(new Set(addresses)).toEqual(
      new Set(["data:,", "./1%20expected%23%3F.png", "./1-actual.png", "./1-difference.png"]),
    );
    const evil = {
      ...(VERDICTS[4] as Verdict),
      pictures: { actual: 'javascript:alert(1)" onerror="x', expected: "../../up.png", difference: "d.png" },
    };
    expect(reportPage([evil])).toContain('href="./javascript%3Aalert(1)%22%20onerror%3D%22x"');
    expect(reportPage([evil])).toContain('href="./..%2F..%2Fup.png"');
  });

  it("says which frame its pictures are of, and in how many reels something is wrong", () => {
    const [stale, missing] = [VERDICTS[4] as Verdict, VERDICTS[2] as Verdict];
    const pictures = { expected: "m-expected.png", actual: "m-actual.png", difference: "m-difference.png" };
    const worst = { frame: 12, pixels: 99, largest: 255, pictures };
    const page = reportPage([
      { ...stale, frame: 7, worst },
      { ...missing, pictures: { expected: "s-expected.svg" } },
    ]);
    expect(page).toContain("Expected – Frame 7, the first that differs");
    expect(page).toContain("Difference – Frame 12, which differs the most");
    expect(page.match(/<figure>/g)).toHaveLength(7);
    expect(page).toContain('<img src="./s-expected.svg" alt="Expected: docs/bowl.svg"');
    expect(page).toContain("In 1 of 1 reel<");
    expect(reportPage(VERDICTS)).toContain("In 2 of 3 reels<");
    expect(reportPage(VERDICTS.slice(0, 2))).toContain("Of 1 reel<");
  });

  it("is the same for the same verdicts", () => {
    expect(reportPage(VERDICTS)).toBe(reportPage(structuredClone(VERDICTS)));
  });
});

const missing = missingBrowser();

describe.skipIf(missing)(`a report in a browser${missing ? ` (skipped: ${missing})` : ""}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it.each([
    ["a desktop", 1280, 3],
    ["a phone", 375, 1],
  ])(
    "on %s shows all pictures, side by side where there is room, and texts that can be read, with nothing beyond the edge",
    async (_, width, columns) => {
      for (const colorScheme of ["light", "dark"] as const) {
        const folder = await writtenReport();
        const path = join(folder, "index.html");
        const { page, faults, close } = await openPage(browser, path, {
          colorScheme,
          viewport: { width, height: 800 },
        });
        const seen: Seen = await page.evaluate(LOOK);
        await close();
        expect(faults.filter((fault) => !fault.startsWith(`file://${folder}/1`))).toEqual([]);
        expect(seen.widths).toEqual([960, 960, 960]);
        expect(new Set(seen.lefts).size).toBe(columns);
        expect(seen.scrollWidth).toBeLessThanOrEqual(width);
        expect(seen.contrasts.filter((contrast) => contrast < 4.5)).toEqual([]);
      }
    },
  );
});

async function writtenReport(): Promise<string> {
  const folder = freshFolder();
  const [expected, actual] = [0.01, 0.0103].map((learningRate) => {
    const { scene } = staged({ width: 960, height: 540, frames: 80, optimizers: [{ name: "amsgrad", learningRate }] });
    const all = [...pictures(scene.size, rasterizer(scene)())];
    return { ...scene.size, rgba: all.at(-1) as Uint8ClampedArray };
  }) as [Parameters<typeof pictureFile>[0], Parameters<typeof pictureFile>[0]];
  const files = VERDICTS[4]?.pictures as Required<NonNullable<Verdict["pictures"]>>;
  writeFileSync(join(folder, files.expected), await pictureFile(expected));
  writeFileSync(join(folder, files.actual), await pictureFile(actual));
  writeFileSync(join(folder, files.difference), await pictureFile(differencePicture(expected, actual, 32)));
  writeFileSync(join(folder, "index.html"), reportPage(VERDICTS));
  return folder;
}

interface Seen {
  readonly widths: readonly number[];
  readonly lefts: readonly number[];
  readonly scrollWidth: number;
  /** Of every text with what is behind it, by WCAG 2. */
  readonly contrasts: readonly number[];
}

/** Runs in the page. A string, because what vitest makes of functions does not run elsewhere. */
const LOOK = `(async () => {
  const images = [...document.images];
  for (const image of images) image.loading = "eager";
  await Promise.all(images.map((image) => image.decode()));
  const channels = (color) => color.match(/[\\d.]+/g).map(Number);
  const luminance = (color) => {
    const [r, g, b] = channels(color).map((level) => (level / 255 <= 0.04045 ? level / 255 / 12.92 : ((level / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    const color = getComputedStyle(element).backgroundColor;
    return channels(color)[3] === 0 && element.parentElement ? behind(element.parentElement) : color;
  };
  const texts = [...document.body.querySelectorAll("*")].filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
  return {
    widths: images.map((image) => image.naturalWidth),
    lefts: images.map((image) => image.getBoundingClientRect().left),
    scrollWidth: document.documentElement.scrollWidth,
    contrasts: texts.map((element) => {
      const [a, b] = [luminance(getComputedStyle(element).color), luminance(behind(element))];
      return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }),
  };
})()`;
