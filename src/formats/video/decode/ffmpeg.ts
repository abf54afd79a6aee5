import { execFile, spawn } from "node:child_process";
import { promisify } from "node:util";
import { BufferTarget, EncodedVideoPacketSource, MkvOutputFormat, Output } from "mediabunny";
import { UnreadableError } from "../../decoding/failures.js";
import type { Footage, PlaneSource } from "./footage.js";
import { planesLength } from "./planes.js";

const PROGRAM = "ffmpeg";

/** An ffmpeg on the PATH that decodes the pictures through a pipe. */
export const ffmpeg: PlaneSource = {
  async open(footage) {
    try {
      await promisify(execFile)(PROGRAM, ["-version"], { windowsHide: true });
    } catch {
      return { missing: "there is no ffmpeg on the PATH" };
    }
    return () => planes(footage);
  },
};

async function* planes(footage: Footage): AsyncGenerator<Uint8Array> {
  const stream = await streamOf(footage);
  const { width, height } = footage.size;
  // Scaling to a fixed size keeps a picture of another size from shifting all that follow.
  const raw = `-vf scale=${width}:${height} -fps_mode passthrough -f rawvideo -pix_fmt yuv420p pipe:1`;
  const child = spawn(
    PROGRAM,
    `-hide_banner -nostdin -loglevel quiet -xerror -err_detect explode -i pipe:0 ${raw}`.split(" "),
    { stdio: ["pipe", "pipe", "ignore"], detached: true, windowsHide: true },
  );
  const ended = new Promise<boolean>((resolve) => {
    child.once("error", () => resolve(false));
    child.once("close", (code) => resolve(code === 0));
  });
  // On a broken pipe, ffmpeg's exit code decides.
  child.stdin.on("error", () => {});
  child.stdin.end(stream);
  const picture = new Uint8Array(planesLength(footage.size));
  let filled = 0;
  try {
    for await (const piece of child.stdout as AsyncIterable<Buffer>) {
      for (let at = 0; at < piece.length; ) {
        const taken = piece.subarray(at, at + picture.length - filled);
        picture.set(taken, filled);
        at += taken.length;
        filled += taken.length;
        if (filled < picture.length) continue;
        yield picture;
        filled = 0;
      }
    }
    if (!(await ended)) throw new UnreadableError("One of its pictures is damaged.");
  } finally {
    child.kill("SIGKILL");
    await ended;
  }
}

/** The compressed pictures as Matroska, which holds any codec and can be read as a stream. */
async function streamOf({ codec, config, packets }: Footage): Promise<Uint8Array> {
  const target = new BufferTarget();
  const output = new Output({ format: new MkvOutputFormat(), target });
  const track = new EncodedVideoPacketSource(codec);
  output.addVideoTrack(track);
  try {
    await output.start();
    for (const packet of packets) await track.add(packet, { decoderConfig: config });
    await output.finalize();
  } catch (cause) {
    throw new UnreadableError("One of its pictures is damaged.", { cause });
  }
  return new Uint8Array(target.buffer as ArrayBuffer);
}
