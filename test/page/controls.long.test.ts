import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { missingBrowser, openPage } from "../support/browser.js";
import { skipNote } from "../support/judges/judge.js";
import { pageOf } from "../support/pages.js";
import { drawn, isPlaying, LONG, POSTER, pressed, reader, SHORT, STILL, shownFrame, spoken } from "./reader.js";

const missing = missingBrowser();
const note = skipNote(missing);
const { browser, folder, using } = reader();

describe.skipIf(missing)(`a page${note}`, () => {
  it("plays once by itself and then stands at its end", () =>
    using(SHORT, {}, async (page) => {
      await expect.poll(() => shownFrame(page), { timeout: 10_000 }).toBe(19);
      await page.getByRole("button", { name: "Play" }).waitFor();
      expect(await isPlaying(page)).toBe(false);
      expect(await spoken(page)).toMatch(/^Step 19 of 19, f = −0\.\d+$/);
    }));

  it("stops after five seconds unless the reader asked, and goes on when asked", () =>
    using(LONG, {}, async (page) => {
      await page.waitForTimeout(3000);
      expect(await isPlaying(page)).toBe(true);
      expect(await spoken(page)).toBe("");
      await page.getByRole("button", { name: "Play" }).waitFor({ timeout: 10_000 });
      const stopped = await shownFrame(page);
      expect(stopped).toBeLessThanOrEqual(50);
      expect(await spoken(page)).toContain(`Step ${stopped} of 199`);
      await page.getByRole("button", { name: "Play" }).click();
      await page.waitForTimeout(500);
      expect(await isPlaying(page)).toBe(true);
      expect(await shownFrame(page)).toBeGreaterThan(stopped);
    }));

  it("does not move where the reader wants nothing to: it shows the poster frame until asked", () =>
    using(LONG, STILL, async (page) => {
      await page.waitForTimeout(500);
      expect(await isPlaying(page)).toBe(false);
      expect(await shownFrame(page)).toBe(POSTER);
      await page.keyboard.press("Space");
      await page.waitForTimeout(500);
      expect(await isPlaying(page)).toBe(true);
      expect(await shownFrame(page)).toBeGreaterThan(POSTER);
    }));

  it("plays from its start when it stands at its end", () =>
    using(LONG, STILL, async (page) => {
      expect(await pressed(page, "End")).toBe(199);
      expect(await pressed(page, "Space")).toBeLessThan(50);
    }));

  it("says where it is when stepped, and nothing while it plays", () =>
    using(LONG, STILL, async (page) => {
      await pressed(page, "Home", "ArrowRight");
      expect(await spoken(page)).toMatch(/^Step 1 of 199, f = /);
      expect(await page.locator("#frame").getAttribute("aria-valuetext")).toMatch(/^Step 1 of 199, f = /);
      await page.keyboard.press("Space");
      await page.waitForTimeout(400);
      expect(await spoken(page)).toMatch(/^Step 1 of 199/);
      expect(await page.locator("#frame").getAttribute("aria-valuetext")).toBe("Playing");
      expect(await page.locator("#status").textContent()).not.toMatch(/^Step 1 of 199/);
    }));

  it("is played at the speed that is chosen", () =>
    using(LONG, STILL, async (page) => {
      await page.getByRole("combobox", { name: "Speed" }).selectOption("4×");
      await pressed(page, "Home");
      await page.getByRole("button", { name: "Play" }).click();
      await page.waitForTimeout(1000);
      // At 1× it would be 10.
      expect(await shownFrame(page)).toBeGreaterThan(25);
    }));

  it("has a name for every control, and a text for its picture", () =>
    using(LONG, STILL, async (page) => {
      expect(await page.getByRole("img", { name: 'A "test" & more.' }).count()).toBe(1);
      for (const name of ["Play", "Previous frame", "Next frame", "Loop", "Fullscreen"]) {
        expect(await page.getByRole("button", { name, exact: true }).count()).toBe(1);
      }
      expect(await page.getByRole("slider", { name: "Frame" }).count()).toBe(1);
      expect(await page.title()).toBe("Amsgrad, learning_rate = 0.01");
      expect(await page.locator("meta[name=generator]").getAttribute("content")).toBe("gradreel <test>");
    }));

  it("draws as many pixels as the screen has for it", () =>
    using(LONG, { ...STILL, deviceScaleFactor: 2 }, async (page) => {
      const resolution = () => page.locator("#picture").evaluate((canvas) => [canvas["width"], canvas["height"]]);
      expect(await resolution()).toEqual([1600, 900]);
      await page.setViewportSize({ width: 400, height: 600 });
      await drawn(page);
      expect(await resolution()).toEqual([800, 450]);
    }));

  it("plays in a frame of another page", async () => {
    const [outer, inner] = ["outer.html", "inner.html"].map((name) => join(folder, name)) as [string, string];
    writeFileSync(inner, (await pageOf(SHORT)).html);
    writeFileSync(outer, '<!doctype html><iframe src="inner.html" width="400" height="300"></iframe>');
    const { page, faults, close } = await openPage(browser(), outer, {});
    const framed = page.frameLocator("iframe");
    await expect.poll(() => framed.locator("#frame").inputValue(), { timeout: 10_000 }).toBe("19");
    await framed.getByRole("button", { name: "Play" }).waitFor();
    await close();
    expect(faults).toEqual([`file://${inner}`]);
  });

  it("prints the poster frame, without controls", () =>
    using(LONG, STILL, async (page) => {
      const picture = () => page.locator("#picture").screenshot();
      await page.locator("#frame").fill(String(POSTER));
      await drawn(page);
      const poster = await picture();
      expect(await pressed(page, "Home")).toBe(0);
      expect((await picture()).equals(poster)).toBe(false);
      await page.evaluate("dispatchEvent(new Event('beforeprint'))");
      expect((await picture()).equals(poster)).toBe(true);
      await page.evaluate("dispatchEvent(new Event('afterprint'))");
      expect((await picture()).equals(poster)).toBe(false);
      await page.emulateMedia({ media: "print" });
      expect(await page.locator("#play").isVisible()).toBe(false);
    }));

  it("says its title, that it needs JavaScript, and what it shows where scripts are turned off", () =>
    using(LONG, { javaScriptEnabled: false }, async (page) => {
      expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Amsgrad, learning_rate = 0.01");
      expect(await page.getByRole("paragraph").allInnerTexts()).toEqual([
        "",
        "This is an animation that needs JavaScript, which is turned off here.",
        'What it shows: A "test" & more.',
      ]);
      expect(await page.locator("#film").isVisible()).toBe(false);
    }));

  it("offers speeds with a digit before the point", () =>
    using(LONG, STILL, async (page) => {
      expect(await page.locator("#speed option").allTextContents()).toEqual(["0.25×", "0.5×", "1×", "2×", "4×"]);
    }));

  it.each([
    [390, 844],
    [600, 337],
    [640, 360],
    [1280, 720],
  ])("fits a window of %d by %d, with all of its controls", (width, height) =>
    using({ ...LONG, frames: 20 }, { ...STILL, viewport: { width, height } }, async (page) => {
      const scrolled = "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]";
      expect(await page.evaluate(scrolled)).toEqual([width, height]);
    }),
  );

  it.each([
    ["dark", "light", "rgb(20, 23, 28)"],
    ["dark", "dark", "rgb(20, 23, 28)"],
    ["print", "dark", "rgb(255, 255, 255)"],
    ["light", "dark", "rgb(20, 23, 28)"],
    ["matplotlib", "light", "rgb(255, 255, 255)"],
  ] as const)("of the theme %s, for readers who prefer %s, is %s around its picture", (theme, colorScheme, color) =>
    using({ ...LONG, theme }, { ...STILL, colorScheme }, async (page) => {
      expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe(color);
      const scheme = color === "rgb(255, 255, 255)" ? "light" : "dark";
      expect(await page.evaluate("getComputedStyle(document.getElementById('speed')).colorScheme")).toBe(scheme);
    }),
  );
});
