import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { createCanvas, loadImage } from "canvas";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

const PROGRAMS = ["chromium", "chromium-browser", "google-chrome"];
const FLAGS = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
  ...["--disable-component-update", "--disable-sync", "--force-color-profile=srgb"],
];

const folders = (process.env["PATH"] ?? "").split(delimiter);
const program = PROGRAMS.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);

/** Why no browser can be asked on this machine; nothing when one can. */
export function missingBrowser(): string | undefined {
  return program ? undefined : "no Chromium is installed";
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: program as string, args: FLAGS });
}

/** A page opened from a file, and what went wrong in it or left it. */
export interface OpenedPage {
  readonly page: Page;
  readonly faults: readonly string[];
  close(): Promise<void>;
}

export async function openPage(browser: Browser, path: string, options: BrowserContextOptions): Promise<OpenedPage> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("console", (message) => faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (request) => {
    if (request.url() !== `file://${path}` && !request.url().startsWith("data:")) faults.push(request.url());
  });
  await page.goto(`file://${path}`);
  return { page, faults, close: () => context.close() };
}

/** What a page shows: four bytes a pixel, red first. */
export async function pixelsOf(page: Page): Promise<Uint8ClampedArray> {
  const image = await loadImage(await page.screenshot());
  const context = createCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height).data;
}
