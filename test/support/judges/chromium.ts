import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { buffer } from "node:stream/consumers";
import { type Decoded, type Judge, pieces, programThatRuns } from "./judge.js";

const BROWSERS = ["chromium", "chromium-browser", "google-chrome"];
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--force-color-profile=srgb",
];

/** What the browser takes a file for, by the end of its name. */
const TYPES: Readonly<Record<string, string>> = {
  ".gif": "image/gif",
  ".png": "image/png",
  ".apng": "image/png",
  ".webp": "image/webp",
};

/** A page that decodes the file with the browser's own decoder and sends back what it saw. */
const PAGE = `<!doctype html><script type="module">
try {
  const film = await fetch("/film");
  const data = await film.arrayBuffer();
  const decoder = new ImageDecoder({ data, type: film.headers.get("content-type") });
  await decoder.tracks.ready;
  await decoder.completed;
  const durations = [], parts = [];
  let width, height;
  for (let i = 0; i < decoder.tracks.selectedTrack.frameCount; i++) {
    const { image } = await decoder.decode({ frameIndex: i });
    ({ displayWidth: width, displayHeight: height } = image);
    const context = new OffscreenCanvas(width, height).getContext("2d");
    context.drawImage(image, 0, 0);
    const rgba = context.getImageData(0, 0, width, height).data;
    parts.push(rgba.filter((_, k) => k % 4 < 3));
    durations.push(image.duration / 1000);
  }
  const head = JSON.stringify({ width, height, durations }) + "\\n";
  await fetch("/seen", { method: "POST", body: new Blob([head, ...parts]) });
} catch (error) {
  await fetch("/seen", { method: "POST", body: JSON.stringify({ error: String(error) }) + "\\n" });
}
</script>`;

const browser = () => programThatRuns(BROWSERS, ["--version"]);

export const chromium: Judge = {
  name: "Chromium",
  missing: () => (browser() ? undefined : "no Chromium is installed"),
  async decode(path) {
    const profile = mkdtempSync(join(tmpdir(), "gradreel-judge-"));
    const { server, seen } = await serve(readFileSync(path), TYPES[extname(path)] as string);
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const child = spawn(browser() as string, [...FLAGS, `--user-data-dir=${profile}`, url], {
      stdio: "ignore",
      detached: true,
    });
    try {
      return read(await seen);
    } finally {
      server.close();
      const gone = new Promise((resolve) => child.once("exit", resolve));
      // The browser's own children write to the profile as long as they live.
      process.kill(-(child.pid as number), "SIGKILL");
      await gone;
      rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    }
  },
};

async function serve(film: Buffer, type: string): Promise<{ server: Server; seen: Promise<Buffer> }> {
  const { promise: seen, resolve } = withResolvers();
  const server = createServer(async (request, response) => {
    if (request.url === "/seen") {
      resolve(await buffer(request));
      response.end();
    } else if (request.url === "/film") {
      response.setHeader("content-type", type).end(film);
    } else {
      response.setHeader("content-type", "text/html").end(PAGE);
    }
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return { server, seen };
}

function withResolvers(): { promise: Promise<Buffer>; resolve: (seen: Buffer) => void } {
  let resolve: (seen: Buffer) => void = () => {};
  const promise = new Promise<Buffer>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

function read(seen: Buffer): Decoded {
  const end = seen.indexOf("\n");
  const { width, height, durations, error } = JSON.parse(seen.subarray(0, end).toString());
  if (error) throw new Error(`Chromium cannot decode it: ${error}`);
  const pictures = pieces(seen.subarray(end + 1), 3 * width * height);
  return { width, height, images: pictures.map((rgb, i) => ({ rgb, durationMs: durations[i] })) };
}
