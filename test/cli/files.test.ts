import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatNames } from "../../src/formats/formats.js";
import { CLI, ending, freshFolder, gradreel, SMALL, start } from "../support/spawn.js";

const FILES = ["a.gif", "a.apng", "a.webp", "a.mp4", "a.webm", "a.png", "a.svg", "a.html"];
/** How each kind of file begins. */
const SIGNATURES: Readonly<Record<string, RegExp>> = {
  gif: /^GIF89a/,
  apng: /^\x89PNG\r\n/,
  png: /^\x89PNG\r\n/,
  webp: /^RIFF....WEBP/s,
  mp4: /^....ftyp/s,
  webm: /^.{24,40}webm/s,
  svg: /^<svg /,
  html: /^<!doctype html>/i,
};

describe("several files at once", () => {
  it("are all written, in the order they are named, and nothing else is", async () => {
    const folder = freshFolder();
    const { code, stdout } = await gradreel(["render", ...SMALL, ...FILES.flatMap((file) => ["-o", file])], folder);
    expect(code).toBe(0);
    expect(stdout.match(/^a\.\w+(?=: )/gm)).toEqual(FILES);
    expect(stdout).toMatch(/^8 files made in \d+\.\d\d s\n$/m);
    expect(readdirSync(folder).sort()).toEqual([...FILES].sort());
    for (const file of FILES) {
      const signature = SIGNATURES[file.slice(2)] as RegExp;
      expect(readFileSync(join(folder, file), "latin1"), file).toMatch(signature);
    }
  });

  it("are a line of JSON each", async () => {
    const folder = freshFolder();
    const { stdout } = await gradreel(["render", ...SMALL, "-o", "a.gif", "-o", "b/a.png", "--json"], folder);
    const lines = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      {
        path: "a.gif",
        format: "gif",
        bytes: statSync(join(folder, "a.gif")).size,
        frames: 3,
        durationMs: 60,
        trades: [],
      },
      { path: "b/a.png", format: "png", bytes: statSync(join(folder, "b/a.png")).size, durationMs: 0, width: 160 },
    ]);
  });

  it("have the bytes that each has alone", async () => {
    const folder = freshFolder();
    const files = FILES.filter((file) => !/mp4|webm/.test(file));
    await gradreel(["render", "race", ...SMALL, ...files.flatMap((file) => ["-o", file])], folder);
    for (const file of files) {
      await gradreel(["render", "race", ...SMALL, "-o", `alone/${file}`], folder);
      expect(readFileSync(join(folder, "alone", file)).equals(readFileSync(join(folder, file))), file).toBe(true);
    }
  });

  it("are not written at all where one of them cannot be", async () => {
    const folder = freshFolder();
    mkdirSync(join(folder, "b.gif"));
    const { code, stderr } = await gradreel(["render", ...SMALL, "-o", "a.gif", "-o", "b.gif"], folder);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'gradreel: Cannot write "b.gif": it is a folder.\nName a file in it.\n',
    });
    expect(readdirSync(folder)).toEqual(["b.gif"]);
  });
});

describe("two names of one file", () => {
  it.each([
    [
      ["x.webp", "link.gif"],
      '"x.webp" and "link.gif" both write "x.webp": "link.gif" is the same file, by a symbolic link.',
    ],
    [
      ["real/x.gif", "sl/x.gif"],
      '"real/x.gif" and "sl/x.gif" both write "real/x.gif": "sl/x.gif" is the same file, by a symbolic link.',
    ],
    [["%d.png", "0.png"], '"%d.png" and "0.png" both write "0.png".'],
    [["02.png", "%02d.png"], '"02.png" and "%02d.png" both write "02.png".'],
    [["a.gif", "a.gif"], '--out has "a.gif" twice.'],
    [
      ["real/%d.png", "sl/%d.png"],
      '"real/%d.png" and "sl/%d.png" both write "real/0.png": "sl/0.png" is the same file, by a symbolic link.',
    ],
    [
      ["x.gif/y.png", "x.gif"],
      '"x.gif/y.png" and "x.gif" cannot both be written: "x.gif" would be a file and the folder of "x.gif/y.png".',
    ],
  ])("are refused: %j", async (files, says) => {
    const folder = freshFolder();
    mkdirSync(join(folder, "real"));
    symlinkSync("real", join(folder, "sl"));
    symlinkSync("x.webp", join(folder, "link.gif"));
    const { code, stderr } = await gradreel(["render", ...SMALL, ...files.flatMap((file) => ["-o", file])], folder);
    expect({ code, stderr }).toEqual({ code: 2, stderr: `gradreel: ${says}\nName another file.\n` });
    expect(readdirSync(folder).sort()).toEqual(["link.gif", "real", "sl"]);
    expect(readdirSync(join(folder, "real"))).toEqual([]);
  });

  it("are not those of files that merely look like a sequence's", async () => {
    const folder = freshFolder();
    const files = ["%02d.png", "03.png", "7.png", "a.png"].flatMap((file) => ["-o", file]);
    expect((await gradreel(["render", ...SMALL, ...files], folder)).code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(["00.png", "01.png", "02.png", "03.png", "7.png", "a.png"]);
  });
});

describe("what fails", () => {
  it("takes the folders with it that it made", async () => {
    const folder = freshFolder();
    const files = ["-o", "deep/er/a.gif", "-o", "fr/%d.png", "--size-budget", "gif=10B"];
    expect((await gradreel(["render", ...SMALL, ...files], folder)).code).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("a sequence", () => {
  it("is a PNG per frame, numbered from 0", async () => {
    const folder = freshFolder();
    const { code, stdout } = await gradreel(["render", ...SMALL, "-o", "frames/%03d.png", "-o", "%d.png"], folder);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^frames\/%03d\.png: /);
    expect(readdirSync(join(folder, "frames")).sort()).toEqual(["000.png", "001.png", "002.png"]);
    expect(readdirSync(folder).sort()).toEqual(["0.png", "1.png", "2.png", "frames"]);
    const sizes = ["000.png", "001.png", "002.png"].map((file) => statSync(join(folder, "frames", file)).size);
    expect(sizes.every((size) => size > 100)).toBe(true);
  });

  it("leaves other files in its folder alone", async () => {
    const folder = freshFolder();
    for (const name of ["3.png", "notes.txt"]) writeFileSync(join(folder, name), name);
    await gradreel(["render", ...SMALL, "-o", "%d.png"], folder);
    expect(readFileSync(join(folder, "3.png"), "utf8")).toBe("3.png");
    expect(readdirSync(folder).sort()).toEqual(["0.png", "1.png", "2.png", "3.png", "notes.txt"]);
  });
});

describe("stdout", () => {
  it.each(formatNames.filter((name) => name !== "sequence"))(
    "takes %s, and the command says nothing",
    async (format) => {
      const folder = freshFolder();
      const child = start([CLI, "render", ...SMALL, "--fps", "30", "-o", "-", "--format", format], folder);
      const chunks: Buffer[] = [];
      child.stdout?.on("data", (chunk: Buffer) => chunks.push(chunk));
      let stderr = "";
      child.stderr?.on("data", (chunk: Buffer) => {
        stderr += chunk;
      });
      const code = await new Promise((resolve) => child.once("close", resolve));
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(Buffer.concat(chunks).toString("latin1")).toMatch(SIGNATURES[format] as RegExp);
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  it("has the bytes of the file, beside which it may be written", async () => {
    const folder = freshFolder();
    const { code } = await ending(
      spawn(
        "sh",
        ["-c", `"${process.execPath}" "${CLI}" render ${SMALL.join(" ")} -o a.gif -o - --format gif > b.gif`],
        { cwd: folder },
      ),
    );
    expect(code).toBe(0);
    expect(readFileSync(join(folder, "b.gif")).equals(readFileSync(join(folder, "a.gif")))).toBe(true);
  });

  it("may be closed by a reader that has seen enough, and other files are still made", async () => {
    const folder = freshFolder();
    const child = start([CLI, "render", ...SMALL, "-o", "-", "--format", "gif", "-o", "a.gif"], folder);
    child.stdout?.destroy();
    const { code, stderr } = await ending(child);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(readdirSync(folder)).toEqual(["a.gif"]);
  });

  it("keeps to its budget before anything is sent", async () => {
    const args = ["render", ...SMALL, "-o", "-", "--format", "gif", "--size-budget", "10B"];
    const { code, stdout, stderr } = await gradreel(args, freshFolder());
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^gradreel: The gif for stdout does not fit into 10 B: the smallest is /);
  });
});
