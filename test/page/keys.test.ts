import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { missingBrowser } from "../support/browser.js";
import { skipNote } from "../support/judges/judge.js";
import { isPlaying, LONG, POSTER, pressed, reader, STILL, spoken } from "./reader.js";

const missing = missingBrowser();
const note = skipNote(missing);
const { using } = reader();

const isFull = (page: Page) => page.evaluate<boolean>("document.fullscreenElement?.id === 'film'");
/** What is shown of a button where a mouse rests on it. */
const tooltip = (page: Page, id: string) => page.locator(`#${id} [title]`).getAttribute("title");

describe.skipIf(missing)(`a page${note}`, () => {
  it("is moved by the keyboard, wherever the focus is", () =>
    using(LONG, STILL, async (page) => {
      for (const focused of ["body", "#play", "#frame", "#loop", "#fullscreen"]) {
        if (focused !== "body") await page.locator(focused).focus();
        expect(await pressed(page, "Home")).toBe(0);
        expect(await pressed(page, "ArrowLeft")).toBe(0);
        expect(await pressed(page, "ArrowRight", "ArrowRight")).toBe(2);
        expect(await pressed(page, "ArrowLeft")).toBe(1);
        expect(await pressed(page, "PageUp", "PageUp")).toBe(21);
        expect(await pressed(page, "PageDown")).toBe(11);
        expect(await pressed(page, "End")).toBe(199);
      }
    }));

  it("is stopped and started by the space bar, and a focused button is pressed once", () =>
    using(LONG, STILL, async (page) => {
      for (const focused of ["#play", "#frame"]) {
        await page.locator(focused).focus();
        await pressed(page, "Space");
        expect(await isPlaying(page)).toBe(true);
        await pressed(page, "Space");
        expect(await isPlaying(page)).toBe(false);
      }
    }));

  it("leaves keys to the list of speeds that has the focus", () =>
    using(LONG, STILL, async (page) => {
      await page.getByRole("combobox", { name: "Speed" }).focus();
      expect(await pressed(page, "ArrowRight", "End", "PageUp", "l", "f")).toBe(POSTER);
      expect(await isFull(page)).toBe(false);
      expect(await page.getByRole("button", { name: "Loop", pressed: true }).count()).toBe(1);
    }));

  it("goes to the whole screen and back with F, which its button says", () =>
    using(LONG, STILL, async (page) => {
      expect(await tooltip(page, "fullscreen")).toBe("Fullscreen (F)");
      await page.keyboard.press("f");
      const exit = page.getByRole("button", { name: "Exit fullscreen", exact: true });
      await exit.waitFor();
      expect(await isFull(page)).toBe(true);
      expect(await tooltip(page, "fullscreen")).toBe("Exit fullscreen (F)");
      expect(await page.locator("#play").isVisible()).toBe(true);
      await page.keyboard.press("F");
      await page.getByRole("button", { name: "Fullscreen", exact: true }).waitFor();
      expect(await isFull(page)).toBe(false);
      await page.locator("#fullscreen").click();
      await exit.waitFor();
      expect(await isFull(page)).toBe(true);
    }));

  it("has no button for the whole screen where the browser gives it to no page", () =>
    using(LONG, STILL, async (page) => {
      await page.addInitScript("Object.defineProperty(document, 'fullscreenEnabled', { value: false })");
      await page.reload();
      expect(await page.locator("#fullscreen").isVisible()).toBe(false);
      await pressed(page, "f");
      expect(await isFull(page)).toBe(false);
    }));

  it("is told to loop, and not to, with L, and says so", () =>
    using(LONG, STILL, async (page) => {
      await pressed(page, "l");
      expect(await page.getByRole("button", { name: "Loop", pressed: false }).count()).toBe(1);
      expect(await spoken(page)).toBe("Loop off");
      await pressed(page, "L");
      expect(await page.getByRole("button", { name: "Loop", pressed: true }).count()).toBe(1);
      expect(await spoken(page)).toBe("Loop on");
    }));

  it("leaves keys that are pressed with others to the browser", () =>
    using(LONG, STILL, async (page) => {
      expect(await pressed(page, "Control+l", "Alt+f", "Shift+End")).toBe(POSTER);
      expect(await isFull(page)).toBe(false);
      expect(await page.getByRole("button", { name: "Loop", pressed: true }).count()).toBe(1);
    }));

  it("is not stopped and started again and again by a key that is held down", () =>
    using(LONG, STILL, async (page) => {
      for (let i = 0; i < 4; i++) await page.keyboard.down("Space");
      await pressed(page);
      expect(await isPlaying(page)).toBe(true);
      await page.keyboard.up("Space");
    }));

  it("shows each key in the tooltip of its button, and tells it to those who hear the page", () =>
    using(LONG, STILL, async (page) => {
      const keys = async (id: string) => [
        await tooltip(page, id),
        await page.locator(`#${id}`).getAttribute("aria-keyshortcuts"),
      ];
      expect(await keys("play")).toEqual(["Play (Space)", "Space"]);
      expect(await keys("back")).toEqual(["Previous frame (←; ten: Page Down)", "ArrowLeft PageDown"]);
      expect(await keys("forward")).toEqual(["Next frame (→; ten: Page Up)", "ArrowRight PageUp"]);
      expect(await keys("loop")).toEqual(["Loop (L)", "L"]);
      expect(await keys("fullscreen")).toEqual(["Fullscreen (F)", "F"]);
      const slider = page.locator("#frame");
      expect(await slider.getAttribute("title")).toBe("First frame: Home. Last frame: End.");
      expect(await slider.getAttribute("aria-keyshortcuts")).toBe("Home End");
    }));

  it("has a tooltip on its play button that says what the button does now", () =>
    using(LONG, STILL, async (page) => {
      await pressed(page, "Space");
      expect(await tooltip(page, "play")).toBe("Pause (Space)");
      await pressed(page, "Space");
      expect(await tooltip(page, "play")).toBe("Play (Space)");
    }));
});
