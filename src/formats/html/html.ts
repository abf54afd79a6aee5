import { frameEndMs } from "../../film/frame.js";
import { drawn } from "../drawn.js";
import type { Encoding, Subject } from "../encoder.js";

/** The page that plays the subject: the reader's browser composes and draws the scene. */
export const html: Encoding<Subject> = drawn(async ({ timeline, page }, options) => ({
  text: await page(options),
  images: timeline.frameCount,
  durationMs: frameEndMs(timeline, timeline.frameCount - 1),
}));
