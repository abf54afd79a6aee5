import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, type TestContext } from "vitest";
import { ending, freshFolder, start } from "./support/spawn.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const setup = `${root}scripts/setup.mjs`;

describe("set-up that is done already", () => {
  it("says nothing, changes nothing, and ends with 0, whatever folder it is called from", async () => {
    // `npm test` has set up already; plain `npx vitest` may not have.
    await ending(start([setup], root));
    const before = stamps();
    expect(await ending(start([setup], freshFolder()))).toEqual({ code: 0, signal: null, stdout: "", stderr: "" });
    expect(stamps()).toEqual(before);
  });
});

describe("set-up without what node-canvas is built with", () => {
  it("stops and says what to install, when it is not root", async (context) => {
    const { folder, setUp } = bareCheckout(context);
    const { code, stderr } = await setUp();
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /pangocairo.* missing[\s\S]*sudo apt-get update && sudo apt-get install -y build-essential /,
    );
    expect(existsSync(join(folder, "asked"))).toBe(false);
  });

  it("installs it through sudo, when it is told that it may", async (context) => {
    const { folder, setUp } = bareCheckout(context);
    expect(await setUp("--sudo")).toMatchObject({ code: 0 });
    const asked = readFileSync(join(folder, "asked"), "utf8").trim().split("\n");
    expect(asked).toEqual([
      "-n true",
      "-n env DEBIAN_FRONTEND=noninteractive apt-get update",
      expect.stringMatching(/^-n env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends build-/),
    ]);
  });

  it("stops when sudo asks for a password", async (context) => {
    const { setUp } = bareCheckout(context, "exit 1");
    expect(await setUp("--sudo")).toMatchObject({ code: 1 });
  });
});

/** A checkout with packages but without node-canvas, programs that do as if they had built it, and a user who is not root. */
function bareCheckout(context: TestContext, sudo = "exit 0") {
  if (!existsSync("/etc/debian_version")) context.skip("apt-get is Debian's.");
  const folder = freshFolder();
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, { mode: 0o755 });
  };
  write("scripts/setup.mjs", readFileSync(setup, "utf8"));
  write("scripts/build.mjs", 'import { writeFileSync } from "node:fs"; writeFileSync("dist/.built", "");');
  for (const path of ["package.json", "package-lock.json", "tsconfig.json", "src/a.ts", "dist/a.js"]) write(path, "{}");
  write("node_modules/.gradreel-installed", createHash("sha256").update("{}").digest("hex"));
  write("node_modules/prebuild-install/bin.js", "process.exit(1)");
  write("node_modules/canvas/package.json", "{}");
  write("bin/pkg-config", '#!/bin/sh\n[ "$1" = --version ]');
  write("bin/npm", "#!/bin/sh\ntouch node_modules/canvas/index.js");
  write("bin/sudo", `#!/bin/sh\necho "$*" >> "${folder}/asked"\n${sudo}`);
  for (const name of ["make", "c++", "python3", "apt-get"]) write(`bin/${name}`, "#!/bin/sh");
  const somebody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" })) chmodSync(join(folder, path), 0o777);
  chmodSync(folder, 0o777);
  const env = { ...process.env, PATH: `${folder}/bin:${process.env["PATH"]}`, npm_execpath: "" };
  const setUp = (...args: string[]) =>
    ending(spawn(process.execPath, [join(folder, "scripts/setup.mjs"), ...args], { cwd: folder, env, ...somebody }));
  return { folder, setUp };
}

/** When what set-up makes was last changed. */
function stamps(): Record<string, number> {
  const made = [
    "node_modules/.gradreel-installed",
    "dist/.built",
    ...readdirSync(`${root}dist`).map((name) => `dist/${name}`),
  ];
  return Object.fromEntries(made.map((path) => [path, statSync(root + path).mtimeMs]));
}
