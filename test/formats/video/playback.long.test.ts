import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { videoEncoding } from "../../../src/formats/video/encode/film-encoder.js";
import { H264_IN_MP4, VP9_IN_WEBM } from "../../../src/formats/video/kind.js";
import { rasterizer } from "../../../src/raster/rasterize.js";
import { encoded, filmOf } from "../../support/films.js";
import { programThatRuns } from "../../support/judges/judge.js";
import { pictures } from "../../support/scenes.js";
import { staged } from "../../support/stage.js";

const [mp4, webm] = [videoEncoding(H264_IN_MP4), videoEncoding(VP9_IN_WEBM)];
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"];
const FORMATS = [
  { name: "MP4", format: mp4, type: "video/mp4" },
  { name: "WebM", format: webm, type: "video/webm" },
];
/** Large enough that the point is a few pixels of one color. */
const { scene } = staged({ width: 640, height: 360, dpi: 50, frames: 60, fps: 30, hold: 500 });
const FRAMES = [0, 7, 30, 59];

const program = programThatRuns(["/usr/bin/chromium", "chromium", "google-chrome"], ["--version"]);
let browser: Browser;
let server: Server;
const files = new Map<string, { type: string; file: Buffer }>();

describe.skipIf(!program)(`played in Chromium${program ? "" : " (skipped: no Chromium is installed)"}`, () => {
  beforeAll(async () => {
    for (const { name, format, type } of FORMATS) {
      files.set(`/${name}`, { type, file: (await encoded(filmOf(scene), format)).file });
    }
    server = createServer(({ url = "", headers }, response) => {
      const served = files.get(url);
      if (!served) return response.setHeader("content-type", "text/html").end("<!doctype html><video muted></video>");
      const { type, file } = served;
      // Chromium cannot seek in a film without range requests.
      const from = Number(headers.range?.match(/^bytes=(\d+)-/)?.[1] ?? 0);
      const range = `bytes ${from}-${file.length - 1}/${file.length}`;
      response.writeHead(206, { "content-type": type, "accept-ranges": "bytes", "content-range": range });
      return response.end(file.subarray(from));
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    browser = await chromium.launch({ executablePath: program as string, args: [...FLAGS, "--disable-sync"] });
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  it.each(FORMATS)("$name has its size and length, plays, and shows each frame in its colors", async ({ name }) => {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const { frameMs } = scene.timeline;
    const asked = {
      url: `/${name}`,
      seconds: FRAMES.map((frame) => ((frame + 0.5) * frameMs) / 1000),
      aFrame: frameMs / 1000,
    };
    const seen: Seen = await page.evaluate(`(${WATCH})(${JSON.stringify(asked)})`);
    await page.close();
    expect(seen).toMatchObject({ width: 640, height: 360, error: null });
    expect(seen.duration).toBeCloseTo(2.5, 3);
    expect(seen.played).toBeGreaterThan(0);

    const frames = [...pictures(scene.size, rasterizer(scene)())].map((rgba) => rgba.slice());
    FRAMES.forEach((frame, i) => {
      const wanted = frames[frame] as Uint8ClampedArray;
      const shown = Uint8ClampedArray.from(Buffer.from(seen.pictures[i] as string, "base64"));
      const red = pixelsThatAre(wanted, (r, g, b) => r === 255 && g === 0 && b === 0);
      expect(red.length).toBeGreaterThan(4);
      const middle = red[Math.floor(red.length / 2)] as number;
      expect(Math.max(...differences(shown, wanted, middle))).toBeLessThan(60);
      const mean = wanted.reduce((sum, level, k) => sum + Math.abs(level - (shown[k] as number)), 0) / wanted.length;
      expect(mean).toBeLessThan(1);
    });
  });
});

interface Seen {
  readonly width: number;
  readonly height: number;
  readonly duration: number;
  /** The film's position after playing for a while, in seconds. */
  readonly played: number;
  /** The pictures at the requested times: RGBA in base64. */
  readonly pictures: readonly string[];
  readonly error: string | null;
}

/** Runs in the page. A string, because functions transformed by vitest do not run there. */
const WATCH = `async ({ url, seconds, aFrame }) => {
  const video = document.querySelector("video");
  const event = (name) => new Promise((resolve) => video.addEventListener(name, resolve, { once: true }));
  video.src = url;
  await Promise.race([event("loadeddata"), event("error")]);
  const { videoWidth: width, videoHeight: height, duration } = video;
  if (video.error) return { width, height, duration, played: 0, pictures: [], error: video.error.message };
  const moved = event("timeupdate");
  await video.play();
  await moved;
  await new Promise((resolve) => setTimeout(resolve, 300));
  const played = video.currentTime;
  video.pause();
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  const pictures = [];
  // "seeked" may come before the picture, and drawing then gives the one before.
  const presented = (second) => new Promise((resolve) => {
    const look = (now, { mediaTime }) =>
      mediaTime <= second && second < mediaTime + aFrame ? resolve() : video.requestVideoFrameCallback(look);
    video.requestVideoFrameCallback(look);
  });
  for (const second of seconds) {
    const there = Promise.all([event("seeked"), presented(second)]);
    video.currentTime = second;
    await there;
    context.drawImage(video, 0, 0);
    const bytes = context.getImageData(0, 0, width, height).data;
    let text = "";
    for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
    pictures.push(btoa(text));
  }
  return { width, height, duration, played, pictures, error: null };
}`;

function pixelsThatAre(rgba: Uint8ClampedArray, is: (r: number, g: number, b: number) => boolean): number[] {
  const found: number[] = [];
  for (let i = 0; i < rgba.length; i += 4) {
    if (is(...([...rgba.subarray(i, i + 3)] as [number, number, number]))) found.push(i);
  }
  return found;
}

function differences(a: Uint8ClampedArray, b: Uint8ClampedArray, at: number): number[] {
  return [0, 1, 2].map((part) => Math.abs((a[at + part] as number) - (b[at + part] as number)));
}
