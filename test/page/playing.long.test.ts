import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { missingBrowser } from "../support/browser.js";
import { skipNote } from "../support/judges/judge.js";
import { drawn, isPlaying, LONG, pressed, reader, SHORT, STILL, shownFrame } from "./reader.js";

const missing = missingBrowser();
const note = skipNote(missing);
const { using } = reader();

/** What the picture invites to. */
async function invitation(page: Page): Promise<string | undefined> {
  const shown = page.locator("#invitation");
  return (await shown.isVisible()) ? (await shown.innerText()).trim() : undefined;
}
const loop = (page: Page, pressed: boolean) => page.getByRole("button", { name: "Loop", pressed });

describe.skipIf(missing)(`the loop button of a page${note}`, () => {
  it.each([
    [0, true],
    [3, true],
    [1, false],
  ])("of a film of %d plays is pressed from the start: %s", (plays, isPressed) =>
    using({ ...SHORT, loop: plays }, STILL, async (page) => {
      expect(await loop(page, isPressed).count()).toBe(1);
    }),
  );

  it("has no part in what nobody asked for, which ends after one play", () =>
    using({ ...SHORT, loop: 0 }, {}, async (page) => {
      await expect.poll(() => shownFrame(page), { timeout: 10_000 }).toBe(19);
      await page.waitForTimeout(600);
      expect(await shownFrame(page)).toBe(19);
      expect(await isPlaying(page)).toBe(false);
      expect(await invitation(page)).toBeUndefined();
    }));

  it("lets a film of no end go on when it is played, until it is released", () =>
    using({ ...SHORT, loop: 0 }, STILL, async (page) => {
      await page.getByRole("button", { name: "Play" }).click();
      await page.waitForTimeout(1500);
      expect(await isPlaying(page)).toBe(true);
      await loop(page, true).click();
      await page.getByRole("button", { name: "Play" }).waitFor();
      expect(await shownFrame(page)).toBe(19);
    }));

  it("makes a film of one play go on", () =>
    using({ ...SHORT, loop: 1 }, STILL, async (page) => {
      await loop(page, false).click();
      await drawn(page);
      expect(await loop(page, true).count()).toBe(1);
      await page.getByRole("button", { name: "Play" }).click();
      await page.waitForTimeout(1500);
      expect(await isPlaying(page)).toBe(true);
    }));

  it("lets a film of three plays end after three, and stays pressed", () =>
    using({ ...SHORT, loop: 3 }, STILL, async (page) => {
      await pressed(page, "Home", "Space");
      await page.waitForTimeout(600);
      expect(await isPlaying(page)).toBe(true);
      await page.getByRole("button", { name: "Play" }).waitFor();
      expect(await shownFrame(page)).toBe(19);
      expect(await loop(page, true).count()).toBe(1);
    }));
});

describe.skipIf(missing)(`the picture of a page${note}`, () => {
  it("invites to play where nothing moves by itself, until it is played", () =>
    using(LONG, STILL, async (page) => {
      expect(await invitation(page)).toBe("Play");
      await page.locator("#invitation").click();
      await drawn(page);
      expect(await isPlaying(page)).toBe(true);
      expect(await invitation(page)).toBeUndefined();
    }));

  it("invites to play on when five seconds that nobody asked for are over", () =>
    using(LONG, {}, async (page) => {
      await page.getByRole("button", { name: "Pause" }).waitFor();
      expect(await invitation(page)).toBeUndefined();
      await page.getByRole("button", { name: "Play" }).waitFor();
      expect(await invitation(page)).toBe("Play on");
      const stopped = await shownFrame(page);
      await page.locator("#invitation").click();
      await page.waitForTimeout(400);
      expect(await isPlaying(page)).toBe(true);
      expect(await shownFrame(page)).toBeGreaterThan(stopped);
    }));

  it("is not covered when the reader pauses it or steps through it", () =>
    using(LONG, STILL, async (page) => {
      await pressed(page, "ArrowRight");
      expect(await invitation(page)).toBeUndefined();
      await pressed(page, "Space", "Space");
      expect(await isPlaying(page)).toBe(false);
      expect(await invitation(page)).toBeUndefined();
    }));

  it("plays and pauses when it is clicked", () =>
    using(LONG, STILL, async (page) => {
      for (const plays of [true, false, true]) {
        await page.locator("#picture").click({ position: { x: 20, y: 20 } });
        await drawn(page);
        expect(await isPlaying(page)).toBe(plays);
      }
    }));

  it("invites only those who see it: there is one button to play, and one stop for the keyboard", () =>
    using(LONG, STILL, async (page) => {
      expect(await page.getByRole("button", { name: /play/i }).count()).toBe(1);
      expect(await page.locator("#film").ariaSnapshot()).not.toMatch(/^\s*- (text|generic).*Play/m);
      await page.keyboard.press("Tab");
      expect(await page.evaluate("document.activeElement.id")).toBe("play");
    }));

  it("of one frame invites to nothing", () =>
    using({ ...LONG, frames: 1 }, STILL, async (page) => {
      expect(await invitation(page)).toBeUndefined();
    }));

  it("is printed without the invitation", () =>
    using(LONG, STILL, async (page) => {
      await page.emulateMedia({ media: "print" });
      expect(await invitation(page)).toBeUndefined();
    }));
});
