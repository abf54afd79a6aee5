import { type Judge, outputOf, programThatRuns } from "./judge.js";
import { decodeGif } from "./omggif.js";

/** gifsicle takes the animation apart and writes every picture whole, for another to read. */
export const gifsicle: Judge = {
  name: "gifsicle",
  missing: () => (programThatRuns(["gifsicle"], ["--version"]) ? undefined : "gifsicle is not installed"),
  decode(path) {
    const whole = outputOf("gifsicle", ["--no-ignore-errors", "--unoptimize", path]);
    return decodeGif(whole);
  },
};
