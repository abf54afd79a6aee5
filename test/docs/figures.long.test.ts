import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { freshFolder, gradreel } from "../support/spawn.js";
import { pageCalled } from "./pages.js";

const UNITS: Readonly<Record<string, number>> = { kB: 1e3, MB: 1e6 };
/** Other builds of a video encoder give other sizes; a page contains the code of its player. */
const SHARE_OFF: Readonly<Record<string, number>> = { mp4: 0.2, webm: 0.2, html: 0.1 };

describe("the sizes in docs/formats.md", () => {
  it("are those of the default figure, to the last digit given", async () => {
    const folder = freshFolder();
    const rows = [...pageCalled("docs/formats.md").text.matchAll(/^\| `([^`]+)`[^|]* \| (([\d.]+) (kB|MB)) \|$/gm)];
    expect(rows).toHaveLength(9);
    const outputs = rows.map(([, extension = ""]) => (extension.startsWith(".") ? `film${extension}` : extension));
    const { code } = await gradreel(["render", ...outputs.flatMap((output) => ["-o", output])], folder);
    expect(code).toBe(0);
    const off = rows.flatMap(([, extension = "", size, digits = "", unit = ""], i) => {
      const unitBytes = UNITS[unit] ?? Number.NaN;
      const bytes = bytesOf(join(folder, outputs[i] ?? "")) / unitBytes;
      const step = 10 ** -(digits.split(".")[1]?.length ?? 0);
      const tolerance = (SHARE_OFF[extension.slice(1)] ?? 0) * Number(digits) || step / 2;
      return Math.abs(bytes - Number(digits)) <= tolerance ? [] : [`${extension}: ${bytes} ${unit}, not ${size}`];
    });
    expect(off).toEqual([]);
  });
});

/** The size of a file, or of all files of a sequence. */
function bytesOf(path: string): number {
  if (!path.includes("%")) return statSync(path).size;
  const folder = join(path, "..");
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}
