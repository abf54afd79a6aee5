import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { createCanvas } from "canvas";
import { HtmlRenderer, Parser } from "commonmark";
import fc from "fast-check";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SnippetFiles, type SnippetLanguage, snippetOf } from "../../src/publish/snippet.js";
import { launchBrowser, missingBrowser } from "../support/browser.js";
import { skipNote } from "../support/judges/judge.js";
import { ALT, file, meant, nastyPath, readableText, resolved } from "../support/snippet-files.js";

const missing = missingBrowser();
const note = skipNote(missing);
const still = file("still.png", "png");
const darkStill = file("still-dark.png", "png");

describe.skipIf(missing)(`a snippet in a browser${note}`, () => {
  const folder = mkdtempSync(join(tmpdir(), "gradreel-snippet-"));
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.newPage();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  /** Opens a page that a snippet was pasted into; Markdown as a renderer makes HTML of it. */
  async function open(files: SnippetFiles, language: SnippetLanguage): Promise<void> {
    const snippet = snippetOf(files, language);
    const body = language === "html" ? snippet : new HtmlRenderer().render(new Parser().parse(snippet));
    writeFileSync(join(folder, "page.html"), `<!doctype html><meta charset="utf-8">${body}`);
    await page.goto(pathToFileURL(join(folder, "page.html")).href);
  }

  /** Pictures that a browser loads. */
  function write(...paths: readonly string[]): void {
    for (const path of paths) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), createCanvas(4, 3).toBuffer("image/png"));
    }
  }

  /** The file of the picture that is shown, which has to be there. */
  async function pathOfShown(): Promise<string> {
    const shown = await page.locator("img").evaluate(async (element) => {
      const image = element as unknown as { currentSrc: string; decode(): Promise<void> };
      await image.decode();
      return image.currentSrc;
    });
    return decodeURIComponent(new URL(shown).pathname);
  }

  const films = ["a film, b (c).gif", 'd&#39;\'"e".gif', "f%20g?h#i.png", "j[k]\\l,m 漢.png"] as const;
  const all: SnippetFiles = {
    ...{ main: file(films[0]), dark: file(films[1]), alt: ALT },
    ...{ still: file(films[2], "png"), darkStill: file(films[3], "png") },
  };
  const { darkStill: _, ...withoutDarkStill } = all;
  const { still: _still, ...withoutStill } = withoutDarkStill;
  const cases = [
    ["all files", all, films],
    ["no dark still", withoutDarkStill, [films[0], films[1], films[2], films[2]]],
    ["no stills", withoutStill, [films[0], films[1], films[0], films[1]]],
    ["one file", { main: all.main, alt: ALT }, [films[0], films[0], films[0], films[0]]],
  ] as const;
  const readers = [
    { colorScheme: "light", reducedMotion: "no-preference" },
    { colorScheme: "dark", reducedMotion: "no-preference" },
    { colorScheme: "light", reducedMotion: "reduce" },
    { colorScheme: "dark", reducedMotion: "reduce" },
  ] as const;

  describe.each(["html", "markdown"] as const)("in %s", (language) => {
    it.each(cases)("shows every reader the file that is meant, of %s", async (_name, files, shown) => {
      write(...films);
      for (const [i, media] of readers.entries()) {
        await page.emulateMedia(media);
        await open(files, language);
        expect(await pathOfShown()).toBe(join(folder, shown[i] as string));
      }
    });

    it("has the text that went in", () =>
      fc.assert(
        fc.asyncProperty(readableText, async (alt) => {
          const snippet = snippetOf({ ...all, alt }, language);
          const read = await page.evaluate(
            `new DOMParser().parseFromString(${JSON.stringify(snippet)}, "text/html").querySelector("img").alt`,
          );
          expect(read).toBe(alt);
        }),
      ));

    it("has the paths that went in", () =>
      fc.assert(
        fc.asyncProperty(nastyPath, async (path) => {
          const snippet = snippetOf({ main: file(path), dark: file(path), alt: ALT }, language);
          const [src, srcset] = (await page.evaluate(
            `(([image, source]) => [image.getAttribute("src"), source.srcset])(["img", "source"].map((name) => new DOMParser().parseFromString(${JSON.stringify(snippet)}, "text/html").querySelector(name)))`,
          )) as [string, string];
          expect(resolved(src)).toBe(meant(path));
          expect(srcset).toBe(src);
          expect(srcset).not.toMatch(/[\s,]/);
        }),
      ));
  });

  it("keeps the room of the picture before it is there, and of a still of another shape", async () => {
    await page.emulateMedia(readers[2]);
    await open({ main: file("none.gif"), alt: "", still: file("none.png", "png", { width: 50, height: 40 }) }, "html");
    expect(await page.locator("img").boundingBox()).toMatchObject({ width: 50, height: 40 });
    await page.emulateMedia(readers[0]);
    await open({ main: file("none.gif"), alt: "" }, "html");
    expect(await page.locator("img").boundingBox()).toMatchObject({ width: 160, height: 120 });
  });

  it("gives a video controls, a poster and a name, and does not play it unasked", async () => {
    await open({ main: file("a b.mp4", "mp4"), alt: ALT, still }, "html");
    const video = page.locator("video");
    expect(
      await video.evaluate((element) => {
        const { controls, loop, muted, playsInline, autoplay, paused, width, height, poster } =
          element as unknown as Record<string, unknown>;
        return { controls, loop, muted, playsInline, autoplay, paused, width, height, poster };
      }),
    ).toEqual({
      ...{ controls: true, loop: true, muted: true, playsInline: true, autoplay: false, paused: true },
      ...{ width: 160, height: 120, poster: pathToFileURL(join(folder, "still.png")).href },
    });
    expect(await video.getAttribute("aria-label")).toBe(ALT);
    expect(await video.locator("a").textContent()).toBe(ALT);
  });

  it("chooses a video by the color scheme", async () => {
    for (const media of readers) {
      await page.emulateMedia(media);
      await open({ main: file("light one.webm", "webm"), dark: file("dark one.webm", "webm"), alt: ALT }, "html");
      const name = media.colorScheme === "dark" ? "dark%20one.webm" : "light%20one.webm";
      const asked = page.waitForEvent("requestfailed", (request) => request.url().endsWith("webm"));
      await page.reload();
      expect((await asked).url()).toMatch(new RegExp(`/${name}$`));
    }
  });

  it("frames a page with its title, whole, and narrower where there is no room", async () => {
    const framed = { main: file("a page.html", "html", { width: 640, height: 360 }), alt: ALT };
    await page.setViewportSize({ width: 1000, height: 800 });
    await open(framed, "html");
    const frame = page.locator("iframe");
    expect(await frame.getAttribute("title")).toBe(ALT);
    expect(await frame.boundingBox()).toMatchObject({ width: 640, height: 412 });
    await page.setViewportSize({ width: 336, height: 800 });
    expect(await frame.boundingBox()).toMatchObject({ width: 320, height: 206 });
  });

  it("links a video from stills of both schemes in Markdown", async () => {
    write(still.path, darkStill.path);
    for (const media of readers) {
      await page.emulateMedia(media);
      await open({ main: file("a b.mp4", "mp4"), alt: ALT, still, darkStill }, "markdown");
      const { path } = media.colorScheme === "dark" ? darkStill : still;
      expect(await pathOfShown()).toBe(join(folder, path));
      expect(await page.locator("a").getAttribute("href")).toBe("a%20b.mp4");
      expect(await page.locator("a img").getAttribute("alt")).toBe(ALT);
    }
  });
});
