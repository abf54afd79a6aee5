import { frameEndMs } from "../../film/frame.js";
import { drawnEncoding } from "../drawn.js";
import type { Encoding, Subject } from "../encoder.js";

/** The subject's page, in which the reader's browser composes and draws the scene. */
export const html: Encoding<Subject> = drawnEncoding(async ({ timeline, page }, options) => ({
  text: await page(options),
  images: timeline.frameCount,
  durationMs: frameEndMs(timeline, timeline.frameCount - 1),
}));
