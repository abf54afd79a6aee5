import { spawn, spawnSync } from "node:child_process";
import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { SystemError, UsageError } from "../../src/errors.js";
import { type ByteSink, type Draft, draftFile, writeArtifact } from "../../src/files/artifact.js";
import { propertyRuns } from "../support/property-runs.js";
import { freshFolder } from "../support/spawn.js";

const BUFFER_BYTES = 1 << 16;
const older = Buffer.from("older");
const newer = Buffer.from("newer");

describe("writeArtifact", () => {
  it("makes the file", async () => {
    const path = join(freshFolder(), "a.bin");
    await writeArtifact(path, (sink) => sink.write(newer));
    expect(readFileSync(path)).toEqual(newer);
  });

  it("writes an empty file for no bytes", async () => {
    const path = join(freshFolder(), "a.bin");
    await writeArtifact(path, async () => {});
    expect(statSync(path).size).toBe(0);
  });

  it("creates missing folders", async () => {
    const path = join(freshFolder(), "with/folders/between/a.bin");
    await writeArtifact(path, (sink) => sink.write(newer));
    expect(readFileSync(path)).toEqual(newer);
  });

  it("shows the older file, whole, until the new one is done", async () => {
    const folder = freshFolder();
    const path = join(folder, "a.bin");
    writeFileSync(path, older);
    await writeArtifact(path, async (sink) => {
      await sink.write(new Uint8Array(3 * BUFFER_BYTES));
      expect(readFileSync(path)).toEqual(older);
    });
    expect(statSync(path).size).toBe(3 * BUFFER_BYTES);
    expect(readdirSync(folder)).toEqual(["a.bin"]);
  });

  it("keeps simultaneous writes to one path apart: the last to finish stays, whole", async () => {
    const folder = freshFolder();
    const path = join(folder, "a.bin");
    await writeArtifact(path, async (outer) => {
      await outer.write(older);
      await writeArtifact(path, (inner) => inner.write(newer));
      expect(readFileSync(path)).toEqual(newer);
    });
    expect(readFileSync(path)).toEqual(older);
    expect(readdirSync(folder)).toEqual(["a.bin"]);
  });
});

describe("a producer that throws", () => {
  const moments: readonly (readonly [when: string, write: (sink: ByteSink) => Promise<void>])[] = [
    ["at once", async () => {}],
    ["after a few bytes", (sink) => sink.write(newer)],
    ["after more than a buffer", (sink) => sink.write(new Uint8Array(2 * BUFFER_BYTES))],
  ];

  it.each(moments)("%s leaves nothing behind, and its error comes through", async (_, write) => {
    const folder = freshFolder();
    const error = new Error("no more");
    await expect(writeArtifact(join(folder, "a.bin"), (sink) => failing(sink, write, error))).rejects.toBe(error);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(moments)("%s leaves the older file as it was", async (_, write) => {
    const folder = freshFolder();
    const path = join(folder, "a.bin");
    writeFileSync(path, older);
    await expect(writeArtifact(path, (sink) => failing(sink, write, new Error("no more")))).rejects.toThrow("no more");
    expect(readFileSync(path)).toEqual(older);
    expect(readdirSync(folder)).toEqual(["a.bin"]);
  });
});

describe("folders created for files that fail", () => {
  const paths = ["x/a.bin", "x/b.bin", "x/y/c.bin", "x/y/z/d.bin", "v/e.bin"];
  const orders = fc.shuffledSubarray(paths, { minLength: paths.length });

  it("are removed with the last of them, in any order", () => {
    fc.assert(
      fc.property(orders, orders, (begun, abandoned) => {
        const folder = freshFolder();
        const drafts = new Map(begun.map((path) => [path, draftFile(join(folder, path))]));
        for (const path of abandoned) drafts.get(path)?.abandon();
        expect(readdirSync(folder)).toEqual([]);
      }),
      { numRuns: propertyRuns(30) },
    );
  });

  it("stay if one file succeeds, or if they hold something else by then", async () => {
    const folder = freshFolder();
    const drafts = paths.map((path) => draftFile(join(folder, path)));
    const [, , deep] = drafts as [Draft, Draft, Draft];
    deep.close();
    await deep.commit();
    writeFileSync(join(folder, "v/mine"), "");
    for (const draft of drafts) if (draft !== deep) draft.abandon();
    const left = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
    expect(left).toEqual(["v", "v/mine", "x", "x/y", "x/y/c.bin"]);
  });

  it("stay if they existed before, or once held a finished file", async () => {
    const folder = freshFolder();
    mkdirSync(join(folder, "old"));
    draftFile(join(folder, "old/a.bin")).abandon();
    await writeArtifact(join(folder, "new/a.bin"), async () => {});
    rmSync(join(folder, "new/a.bin"));
    draftFile(join(folder, "new/b.bin")).abandon();
    expect(readdirSync(folder).sort()).toEqual(["new", "old"]);
  });

  it("are not left behind if a folder inside them cannot be created", () => {
    const folder = freshFolder();
    expect(() => draftFile(join(folder, `x/y/${"a".repeat(300)}/a.bin`))).toThrow("name is too long");
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("written bytes", () => {
  const nearTheBuffer = fc.integer({ min: BUFFER_BYTES - 3, max: BUFFER_BYTES + 3 });
  const sizes = fc.oneof(fc.integer({ min: 0, max: 300 }), nearTheBuffer, fc.integer({ min: 0, max: 200_000 }));

  it("arrive in order, in pieces smaller and larger than the buffer, even if the caller reuses them at once", async () => {
    const path = join(freshFolder(), "a.bin");
    await fc.assert(
      fc.asyncProperty(fc.array(sizes, { maxLength: 12 }), async (lengths) => {
        const pieces = lengths.map((length, i) => Buffer.alloc(length, `${i} and a pattern of its own, `));
        const draft = draftFile(path);
        for (const piece of pieces) {
          const reused = Uint8Array.from(piece);
          await draft.sink.write(reused);
          reused.fill(255);
        }
        const { bytes } = draft;
        draft.close();
        await draft.commit();
        const file = readFileSync(path);
        expect(file.equals(Buffer.concat(pieces))).toBe(true);
        expect(bytes).toBe(file.length);
      }),
      { numRuns: propertyRuns(50) },
    );
  });
});

describe("a symbolic link", () => {
  it.each(["a file", "nothing yet"])("to %s is followed, and stays a link", async (target) => {
    const folder = freshFolder();
    mkdirSync(join(folder, "real"));
    if (target === "a file") writeFileSync(join(folder, "real", "a.bin"), older);
    symlinkSync(join("real", "a.bin"), join(folder, "link.bin"));
    await writeArtifact(join(folder, "link.bin"), (sink) => sink.write(newer));
    expect(lstatSync(join(folder, "link.bin")).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, "real", "a.bin"))).toEqual(newer);
    expect(readdirSync(join(folder, "real"))).toEqual(["a.bin"]);
  });

  it("to a folder is refused like the folder", async () => {
    const folder = freshFolder();
    mkdirSync(join(folder, "real"));
    symlinkSync("real", join(folder, "link"));
    await expect(writeArtifact(join(folder, "link"), async () => {})).rejects.toBeInstanceOf(UsageError);
  });
});

describe("a path that cannot be written", () => {
  it("is the user's mistake if it is a folder, and is refused before anything is produced", async () => {
    const folder = freshFolder();
    let isProduced = false;
    const written = writeArtifact(folder, async () => {
      isProduced = true;
    });
    await expect(written).rejects.toBeInstanceOf(UsageError);
    await expect(written).rejects.toThrow(`Cannot write "${folder}": it is a folder.`);
    expect({ isProduced, left: readdirSync(folder) }).toEqual({ isProduced: false, left: [] });
  });

  it.each([
    ["below a file", "file/a.bin", "file, not a folder"],
    ["far below a file", "file/b/a.bin", "file, not a folder"],
    ["too long a name", "a".repeat(300), "name is too long"],
    ["too long a folder's name", `${"a".repeat(300)}/a.bin`, "name is too long"],
  ])("is %s, which is a failure with its reason", async (_, name, reason) => {
    const folder = freshFolder();
    writeFileSync(join(folder, "file"), older);
    const written = writeArtifact(join(folder, name), (sink) => sink.write(newer));
    await expect(written).rejects.toBeInstanceOf(SystemError);
    await expect(written).rejects.toThrow(reason);
    expect(readdirSync(folder)).toEqual(["file"]);
  });
});

describe.skipIf(process.platform === "win32")("a path that is not a regular file (skipped on Windows)", () => {
  it("is never replaced: a pipe stays a pipe", async () => {
    const pipe = join(freshFolder(), "pipe");
    spawnSync("mkfifo", [pipe]);
    const reader = spawn("cat", [pipe], { stdio: "ignore" });
    onTestFinished(() => void reader.kill("SIGKILL"));
    await writeArtifact(pipe, (sink) => sink.write(newer)).catch(() => {});
    expect(lstatSync(pipe).isFIFO()).toBe(true);
  });
});

async function failing(sink: ByteSink, write: (sink: ByteSink) => Promise<void>, error: Error): Promise<never> {
  await write(sink);
  throw error;
}
