import type { Verdict } from "../../src/check/report.js";

/** One of each state, with what a page could take for markup. */
export const VERDICTS: readonly Verdict[] = [
  { reel: "post", path: "docs/post.gif", format: "gif", state: "fresh" },
  { reel: "post", path: "docs/post.apng", format: "apng", state: "equivalent", cause: "Written by another program." },
  { reel: "bowl.json", path: "docs/bowl.svg", format: "svg", state: "missing", cause: "There is no such file." },
  { reel: "race", path: "docs/race.mp4", format: "mp4", state: "failed", cause: "No MP4 decoder for this machine." },
  {
    reel: "bowl.json",
    path: 'docs/<b> & "c"/a-very-long-name-of-an-artifact-that-has-to-be-broken-somewhere-on-a-phone.gif',
    format: "gif",
    state: "stale",
    cause: "Frame 7 differs at 0.28 s: 31 pixels, by up to 255 of 255. <script>alert(1)</script>",
    pictures: { expected: "1 expected#?.png", actual: "1-actual.png", difference: "1-difference.png" },
  },
];
