import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { gifsicle } from "../support/judges/gifsicle.js";
import { outputOf, skipNote } from "../support/judges/judge.js";
import { folderWith, SMALL_REEL } from "../support/reel-folders.js";
import { gradreel } from "../support/spawn.js";

const two = `defaults: { ${SMALL_REEL} }\nreels:\n  a: {}\n  b: { out: [output/b.gif, output/b.png] }\n`;

/** A folder whose artifacts are fresh. */
async function rendered(): Promise<string> {
  const folder = folderWith({ "reels/two.yaml": two });
  expect(await gradreel(["render", "reels", "--quiet"], folder)).toMatchObject({ code: 0, stderr: "" });
  return folder;
}

/** The pictures of a report, all of which its page shows, and their names without what tells them apart. */
function reportIn(folder: string) {
  const [page, ...pictures] = readdirSync(join(folder, "found")).sort((a) => (a === "index.html" ? -1 : 1));
  const text = readFileSync(join(folder, "found", page as string), "utf8");
  for (const picture of pictures) expect(text).toContain(`"./${picture}"`);
  return { pictures, named: pictures.map((name) => name.replace(/-[0-9a-f]{8}(?=-)/, "")).sort() };
}

describe("gradreel check", () => {
  it("finds what was just made fresh, with code 0", async () => {
    const { code, stdout, stderr } = await gradreel(["check"], await rendered());
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.match(/: .* kB, fresh$|: \d+ B, fresh$/gm)).toHaveLength(3);
    expect(stdout).toMatch(/^2 reels: 2 fresh, in/m);
  });

  it("finds an artifact stale whose reel changed, with code 1, and makes it anew with --update", async () => {
    const folder = await rendered();
    writeFileSync(join(folder, "reels/two.yaml"), two.replace("a: {}", "a: { start: [-0.9], theme: print }"));
    const found = await gradreel(["check", "--summary", "s.md"], folder);
    expect(found.code).toBe(1);
    expect(found.stdout).toMatch(
      /^output\/a\.gif: stale \(reels\/two\.yaml#a\)\n {2}Frame 0 \(at 0 s\) is the first that differs: \d+ pixels differ by up to \d+ of 255, .*\. The reel changed: start: \(default\) → \[-0\.9\], theme: \(default\) → print\.$/m,
    );
    expect(readFileSync(join(folder, "s.md"), "utf8")).toContain("| `reels/two.yaml#a` | stale |");
    expect((await gradreel(["check", "--update"], folder)).code).toBe(0);
    expect((await gradreel(["check", "--quiet"], folder)).code).toBe(0);
  });

  it("finds files stale that follow a sequence and were of a longer one; making it anew removes them", async () => {
    const folder = folderWith({ "reels/s.yaml": `{ ${SMALL_REEL}, out: "s/%d.png" }` });
    await gradreel(["render", "reels"], folder);
    for (const name of ["3.png", "4.png"]) {
      const later = readFileSync(join(folder, "s/2.png"), "latin1").replace('"frames":3', '"frames":5');
      writeFileSync(join(folder, "s", name), later, "latin1");
    }
    const { code, stdout } = await gradreel(["check"], folder);
    expect({ code, stdout }).toMatchObject({ code: 1, stdout: expect.stringContaining("s/3.png: stale") });
    expect(stdout).toContain("It comes after the last frame, like 1 more: a longer sequence left it there.");
    expect((await gradreel(["render", "reels"], folder)).stdout).toMatch(/^1 reel: 1 made/m);
    expect(readdirSync(join(folder, "s")).sort()).toEqual(["0.png", "1.png", "2.png"]);
    expect((await gradreel(["check"], folder)).code).toBe(0);
  });

  it("tells of missing artifacts, and of edited and cut ones", async () => {
    const folder = await rendered();
    const [a, b] = [join(folder, "output/a.gif"), join(folder, "output/b.gif")];
    rmSync(a);
    writeFileSync(b, readFileSync(b).subarray(0, -200));
    const { code, stdout } = await gradreel(["check", "--json"], folder);
    expect(code).toBe(1);
    const found = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(found.map(({ path, state }) => `${path}: ${state}`)).toEqual([
      ...["output/a.gif: missing", "output/b.gif: stale", "output/b.png: fresh"],
    ]);
    expect(found[1].cause).toMatch(/^It cannot be read: .*It was edited/);
  });

  it.skipIf(gifsicle.missing())(
    `finds a GIF equivalent that another program wrote anew${skipNote(gifsicle.missing())}`,
    async () => {
      const folder = await rendered();
      const path = join(folder, "output/a.gif");
      writeFileSync(path, outputOf("gifsicle", ["-O3", path]));
      const { code, stdout } = await gradreel(["check"], folder);
      expect(code).toBe(0);
      expect(stdout).toContain("output/a.gif: equivalent");
    },
  );

  it.skipIf(gifsicle.missing())(
    `finds a GIF stale whose frames are equal but whose times are not${skipNote(gifsicle.missing())}`,
    async () => {
      const folder = await rendered();
      const path = join(folder, "output/a.gif");
      writeFileSync(path, outputOf("gifsicle", ["--delay", "10", path]));
      const { code, stdout } = await gradreel(["check"], folder);
      expect(code).toBe(1);
      expect(stdout).toContain("All pictures are equal, but not their times.");
    },
  );

  it("takes one artifact for another's for what it is: another film", async () => {
    const folder = folderWith({ "reels/two.yaml": two.replace("a: {}", "a: { objective: saddle }") });
    await gradreel(["render", "reels", "--quiet"], folder);
    copyFileSync(join(folder, "output/a.gif"), join(folder, "output/b.gif"));
    const { code, stdout } = await gradreel(["check"], folder);
    expect(code).toBe(1);
    expect(stdout).toContain("The reel changed: objective: saddle → (default)");
  });

  it("says of one format in the place of another which it is and which it should be", async () => {
    const folder = folderWith({ "reels/a.yaml": `{ ${SMALL_REEL}, out: [a.apng, a.gif] }` });
    await gradreel(["render", "reels", "--quiet"], folder);
    copyFileSync(join(folder, "a.gif"), join(folder, "a.apng"));
    expect((await gradreel(["check"], folder)).stdout).toContain("It was made as gif, and should be apng.");
  });

  it("says that line ends alone differ, and what keeps git from changing them", async () => {
    const folder = folderWith({ "reels/a.yaml": `{ ${SMALL_REEL}, out: [a.svg, a.html] }` });
    await gradreel(["render", "reels", "--quiet"], folder);
    for (const name of ["a.svg", "a.html"]) {
      const text = readFileSync(join(folder, name), "utf8");
      writeFileSync(join(folder, name), text.replaceAll("\n", "\r\n"));
    }
    const { stdout } = await gradreel(["check"], folder);
    for (const format of ["svg", "html"]) {
      expect(stdout).toMatch(
        new RegExp(
          `^a\\.${format}: stale .*\\n  Only line ends differ, .* "\\*\\.${format} binary" in \\.gitattributes .*\\.$`,
          "m",
        ),
      );
    }
    const edited = readFileSync(join(folder, "a.svg"), "utf8").replace("</title>", "!</title>");
    writeFileSync(join(folder, "a.svg"), edited);
    expect((await gradreel(["check"], folder)).stdout).toMatch(
      /^a\.svg: stale .*\n {2}Line \d+ differs from column .*!/m,
    );
  });

  it("draws a report of what differs", async () => {
    const folder = await rendered();
    writeFileSync(join(folder, "reels/two.yaml"), two.replace("a: {}", "a: { theme: dark }"));
    await gradreel(["check", "--report", "found"], folder);
    const pictures = ["actual", "difference", "expected"].map((kind) => `output-a.gif-${kind}.png`);
    expect(reportIn(folder).named).toEqual(pictures);
  });

  it("draws files apart whose names are alike, or long", async () => {
    const deep = `${"deep/".repeat(50)}a.gif`;
    const folder = folderWith({
      "reels/a.yaml": `defaults: { ${SMALL_REEL} }\nreels:\n  a: { out: [o/a.gif, o-a.gif, é.gif, ü.gif, ${deep}] }\n`,
    });
    await gradreel(["check", "--report", "found"], folder);
    expect(reportIn(folder).pictures).toHaveLength(5);
  });

  it("writes over no page that is another's", async () => {
    const folder = folderWith({ "reels/two.yaml": two, "index.html": "mine" });
    const { code, stderr } = await gradreel(["check", "--report", "."], folder);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining("exists and is no report."),
    });
    expect(readFileSync(join(folder, "index.html"), "utf8")).toBe("mine");
  });

  it("tells of the files that are meant, in the words of a reel file, why they cannot be made", async () => {
    const folder = folderWith({
      "reels/a.yaml": `{ ${SMALL_REEL}, out: [output/a.svg, output/b.svg], sizeBudget: { output/b.svg: 10 } }`,
    });
    const { stdout } = await gradreel(["check"], folder);
    expect(stdout).toContain("output/b.svg does not fit into 10 B");
    expect(stdout).not.toMatch(/gradreel-check|--size-budget/);
  });

  it("draws the frame that differs the most beside the first, and what should be where nothing is", async () => {
    const several = two.replace("a: {}", "a: { out: [output/a.gif, output/a.svg, output/a.html] }");
    const folder = folderWith({ "reels/two.yaml": several });
    await gradreel(["render", "reels", "--quiet"], folder);
    const changed = several.replace("a: {", "a: { optimizers: [{ name: amsgrad, learningRate: 0.2 }],");
    writeFileSync(join(folder, "reels/two.yaml"), changed);
    for (const name of ["a.svg", "a.html", "b.gif"]) rmSync(join(folder, "output", name));
    const { stdout } = await gradreel(["check", "--report", "found"], folder);
    expect(stdout).toMatch(
      /Frame 0 \(at 0 s\) is the first that differs: .* Frame 2 \(at 0\.04 s\) differs the most: /,
    );
    expect(stdout).toMatch(/^2 reels: 2 missing, in .*\n5 artifacts: 1 stale, 3 missing, 1 fresh$/m);
    const kinds = ["actual", "difference", "expected"];
    const drawn = [
      ...kinds.map((kind) => `output-a.gif-${kind}.png`),
      ...kinds.map((kind) => `output-a.gif-most-${kind}.png`),
      "output-a.svg-expected.svg",
      "output-b.gif-expected.png",
    ];
    expect(reportIn(folder).named).toEqual(drawn.sort());
  });

  it("takes the pictures of the report before away, and no other file", async () => {
    const folder = await rendered();
    const found = join(folder, "found");
    writeFileSync(join(folder, "reels/two.yaml"), two.replace("a: {}", "a: { theme: dark }"));
    await gradreel(["check", "--report", "found"], folder);
    writeFileSync(join(found, "my-actual.png"), "mine");
    writeFileSync(join(folder, "reels/two.yaml"), two);
    await gradreel(["check", "--report", "found"], folder);
    expect(readdirSync(found).sort()).toEqual(["index.html", "my-actual.png"]);
  });

  it("says of a mistake in a file where it is, checks the others, and ends with code 2", async () => {
    const folder = await rendered();
    writeFileSync(join(folder, "reels/other.yaml"), "frames: 0\n");
    const { code, stdout, stderr } = await gradreel(["check"], folder);
    expect(code).toBe(2);
    expect(stderr).toContain("reels/other.yaml:1:9: frames must be a whole number from 1 to 5000000, not 0.");
    expect(stdout).toMatch(/^3 reels: 1 failed, 2 fresh, in/m);
  });

  it("writes nothing where it only looks", async () => {
    const folder = folderWith({ "reels/two.yaml": two });
    expect((await gradreel(["check"], folder)).code).toBe(1);
    expect(existsSync(join(folder, "output"))).toBe(false);
  });

  it("wants a folder of reels", async () => {
    const { code, stderr } = await gradreel(["check"], folderWith({}));
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('There is no file or folder "reels".'),
    });
  });
});
