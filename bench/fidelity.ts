import { spawn } from "node:child_process";
import { once } from "node:events";
import { BYTES_PER_PIXEL, pictureSize, pictures } from "./pictures.js";

/** What stands for "the same": 10·log₁₀(255²/0) is no number. */
export const MOST_DB = 100;

/** How near a GIF comes to the frames it was made from. */
export interface Fidelity {
  /** Mean over the frames of 10·log₁₀(255²/MSE), MSE over all pixels and channels, at most 100 dB. */
  readonly meanPsnrDb: number;
  /** The largest difference in any channel of any pixel, 0 to 255. */
  readonly largestError: number;
}

/**
 * Compares what a GIF shows in the middle of every frame's time with that frame. ffmpeg draws the
 * images one by one; which of them is on the screen follows from the durations the file states, so
 * that no resampling rule comes between.
 *
 * @throws {Error} if ffmpeg cannot read the file, or finds fewer images than the file has.
 */
export async function fidelityOf(
  gif: string,
  durationsMs: readonly number[],
  frameMs: number,
  ffmpeg: string,
  signal: AbortSignal,
): Promise<Fidelity> {
  const decoder = spawn(
    ffmpeg,
    ["-loglevel", "error", "-i", gif, "-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", "rgb24", "pipe:1"],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const kill = (): void => void decoder.kill("SIGKILL");
  signal.addEventListener("abort", kill);
  try {
    const frames = pictures();
    const psnrs: number[] = [];
    let largestError = 0;
    let image = 0;
    let shownUntilMs = 0;
    for await (const shown of whole(decoder.stdout)) {
      const isLast = image === durationsMs.length - 1;
      shownUntilMs += durationsMs[image++] ?? 0;
      while (isLast || (psnrs.length + 0.5) * frameMs < shownUntilMs) {
        const { value: frame, done } = frames.next();
        if (done) break;
        const { squares, largest } = differences(shown, frame);
        psnrs.push(psnrDb(squares / frame.length));
        largestError = Math.max(largestError, largest);
      }
    }
    signal.throwIfAborted();
    if (image !== durationsMs.length) throw new Error(`ffmpeg reads ${image} of ${durationsMs.length} images.`);
    return { meanPsnrDb: psnrs.reduce((sum, psnr) => sum + psnr, 0) / psnrs.length, largestError };
  } finally {
    signal.removeEventListener("abort", kill);
    if (decoder.exitCode === null && decoder.signalCode === null) {
      kill();
      await once(decoder, "exit");
    }
  }
}

/** A stream cut into pictures, which share one buffer. */
async function* whole(stream: AsyncIterable<Buffer>): AsyncGenerator<Uint8Array> {
  const { width, height } = pictureSize();
  const picture = new Uint8Array(BYTES_PER_PIXEL * width * height);
  let filled = 0;
  for await (const chunk of stream) {
    for (let used = 0; used < chunk.length; ) {
      const part = chunk.subarray(used, used + picture.length - filled);
      picture.set(part, filled);
      used += part.length;
      filled += part.length;
      if (filled < picture.length) continue;
      yield picture;
      filled = 0;
    }
  }
}

/** Most rows are the same: comparing them as a block is many times faster than byte by byte. */
function differences(a: Uint8Array, b: Uint8Array): { squares: number; largest: number } {
  const rowBytes = BYTES_PER_PIXEL * pictureSize().width;
  let squares = 0;
  let largest = 0;
  for (let start = 0; start < a.length; start += rowBytes) {
    const end = start + rowBytes;
    if (Buffer.compare(a.subarray(start, end), b.subarray(start, end)) === 0) continue;
    for (let i = start; i < end; i++) {
      const error = Math.abs((a[i] as number) - (b[i] as number));
      squares += error * error;
      if (error > largest) largest = error;
    }
  }
  return { squares, largest };
}

function psnrDb(meanSquare: number): number {
  return Math.min(MOST_DB, 10 * Math.log10(255 ** 2 / meanSquare));
}
