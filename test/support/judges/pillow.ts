import { type Judge, outputOf, pieces, programThatRuns } from "./judge.js";

const PYTHONS = ["/usr/bin/python3", "python3"];
const SCRIPT = `
import json, sys
from PIL import Image, ImageSequence
image = Image.open(sys.argv[1])
# A WebP says how long a picture stays when it has been decoded, not before.
frames = [(f.convert("RGB").tobytes(), f.info.get("duration", 0)) for f in ImageSequence.Iterator(image)]
head = json.dumps({"width": image.width, "height": image.height, "durations": [d for _, d in frames]})
sys.stdout.buffer.write(head.encode() + b"\\n" + b"".join(b for b, _ in frames))
`;

const python = () => programThatRuns(PYTHONS, ["-c", "import PIL"]);

export const pillow: Judge = {
  name: "Pillow",
  missing: () => (python() ? undefined : "no python3 with Pillow is installed"),
  decode(path) {
    const output = outputOf(python() as string, ["-c", SCRIPT, path]);
    const end = output.indexOf("\n");
    const { width, height, durations } = JSON.parse(output.subarray(0, end).toString());
    const pictures = pieces(output.subarray(end + 1), 3 * width * height);
    return { width, height, images: pictures.map((rgb, i) => ({ rgb, durationMs: durations[i] })) };
  },
};
