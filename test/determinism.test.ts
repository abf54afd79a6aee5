import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

const CLI = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
const FONTS = dirname(createRequire(import.meta.url).resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf"));
const folder = mkdtempSync(join(tmpdir(), "gradreel-same-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Other fonts under the name of ours, emboldened and without hinting or antialiasing. */
const OTHER_FONTS = `<?xml version="1.0"?><fontconfig><dir>${FONTS}</dir><cachedir>${join(folder, "cache")}</cachedir>
<match target="pattern"><edit name="family" mode="assign" binding="strong"><string>DejaVu Serif</string></edit></match>
<match target="font"><edit name="hinting"><bool>false</bool></edit><edit name="antialias"><bool>false</bool></edit>
<edit name="embolden"><bool>true</bool></edit></match></fontconfig>`;
const NO_FONTS = `<?xml version="1.0"?><fontconfig><cachedir>${join(folder, "cache")}</cachedir></fontconfig>`;

describe("the same reel gives the same bytes", () => {
  const usual = rendered("usual", {});

  it.each<[string, NodeJS.ProcessEnv]>([
    ["a second time", {}],
    ["with an empty fontconfig", { FONTCONFIG_FILE: config("none.conf", NO_FONTS) }],
    ["with other fonts in place of ours", { FONTCONFIG_FILE: config("other.conf", OTHER_FONTS) }],
    ["without any fontconfig", { FONTCONFIG_FILE: "/nowhere", FONTCONFIG_PATH: "/nowhere", HOME: "/nowhere" }],
    ["in another time zone and language", { TZ: "Asia/Kathmandu", LC_ALL: "de_DE.UTF-8", LANG: "tr_TR.UTF-8" }],
    ["without colors, in CI", { NO_COLOR: "1", CI: "true" }],
  ])("%s", (name, env) => {
    expect(rendered(name, env).equals(usual)).toBe(true);
  });
});

function config(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Renders in a folder of its own: the place must not matter either. */
function rendered(name: string, env: NodeJS.ProcessEnv): Buffer {
  const cwd = join(folder, name);
  mkdirSync(cwd);
  execFileSync(process.execPath, [CLI, "render", "--quiet"], { cwd, env: { ...process.env, ...env } });
  return readFileSync(join(cwd, "output", "2.8 Amsgrad.gif"));
}
