// Bundles src/ into few files under dist/, because every file costs start-up time, and writes the
// types beside them. The stamp comes last: without it a build counts as not made.

import { chmodSync, copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { writeTypes } from "./types.mjs";

/** License files of packages and of the code compiled into them. */
const LICENSE_FILES = [
  ...["LICENSE", "LICENSE.txt", "LICENSE-MIT.txt", "license", "LICENSE.md"],
  "codec/LICENSE.codec.md",
];

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, "dist");
const { dependencies, optionalDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

rmSync(dist, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: ["src/cli.ts", "src/index.ts", "src/worker.ts"],
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  external: Object.keys({ ...dependencies, ...optionalDependencies }),
  // Its main file is written so that no bundler can follow it; this is the same as a module.
  alias: { "jsonc-parser": "jsonc-parser/lib/esm/main.js" },
  plugins: [lightStringWidth(), gifencoderBeside()],
  minify: true,
  legalComments: "none",
  metafile: true,
});
withRequire(Object.keys(metafile.outputs));
const beside = await build({
  absWorkingDir: root,
  entryPoints: ["gifencoder"],
  outfile: "dist/gifencoder.cjs",
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node20",
  metafile: true,
});
// The code loads WebAssembly from a file beside it.
copyFileSync(join(root, "node_modules/@jsquash/webp/codec/dec/webp_dec.wasm"), join(dist, "webp_dec.wasm"));
// The script of HTML pages. The browser platform has no Node modules, so none can remain in it.
const player = await build({
  absWorkingDir: root,
  entryPoints: ["src/player/player.ts"],
  outfile: "dist/player.js",
  bundle: true,
  format: "iife",
  platform: "browser",
  target: "es2022",
  minify: true,
  legalComments: "none",
  metafile: true,
});
withLicenses(join(dist, "player.js"), player.metafile);
chmodSync(join(dist, "cli.js"), 0o755);
const bundled = [metafile, beside.metafile].flatMap(({ inputs }) => Object.keys(inputs));
writeFileSync(join(dist, "THIRD-PARTY-LICENSES.txt"), licensesOf(bundled));

await writeTypes(root);
writeFileSync(join(dist, ".built"), "");

/** Defines `require` where bundled CommonJS code uses it, and only there: every definition costs start-up time. */
function withRequire(paths) {
  const definition =
    'import{createRequire as bundledCreateRequire}from"node:module";const require=bundledCreateRequire(import.meta.url);';
  for (const path of paths.map((output) => join(root, output))) {
    const code = readFileSync(path, "utf8");
    if (/\brequire\b/.test(code)) writeFileSync(path, code.replace(/^(#!.*\n)?/, `$&${definition}`));
  }
}

/** Puts the licenses of everything in a bundle at its beginning, ours first. */
function withLicenses(path, { inputs, outputs }) {
  const code = readFileSync(path, "utf8");
  if (Object.values(outputs).some(({ imports }) => imports.length > 0)) throw new Error(`${path} still has imports.`);
  if (/<\/script|<!--/i.test(code)) throw new Error(`${path} would end the script element that it stands in.`);
  const own = readFileSync(join(root, "LICENSE"), "utf8").trim();
  const licenses = `gradreel\n\n${own}\n\n${licensesOf(Object.keys(inputs))}`;
  writeFileSync(path, `/*\n${licenses.replaceAll("*/", "* /")}*/\n${code}`);
}

/** The licenses of all bundled packages, as they require, and the address of their source, as the MPL requires. */
function licensesOf(inputs) {
  const packages = new Set(inputs.flatMap((path) => path.match(/^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//)?.[1] ?? []));
  return [...packages]
    .sort()
    .map((folder) => {
      const { name, version, repository } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
      const texts = LICENSE_FILES.map((file) => join(root, folder, file))
        .filter(existsSync)
        .map((path) => readFileSync(path, "utf8").trim());
      if (texts.length === 0) throw new Error(`${folder} is bundled, but has no license file.`);
      const source = repository?.url ?? repository;
      return `${name} ${version}${source ? ` (source: ${source})` : ""}\n\n${texts.join("\n\n")}\n`;
    })
    .join(`\n${"-".repeat(80)}\n\n`);
}

/**
 * Replaces string-width in yargs by fast-string-width, which has the same interface. string-width creates an
 * Intl.Segmenter and a table of emoji at every start, which takes 15 ms. (cli-progress *requires* an old version that
 * does not, and keeps it.)
 */
function lightStringWidth() {
  return {
    name: "light-string-width",
    setup({ onResolve, resolve }) {
      onResolve({ filter: /^string-width$/ }, ({ kind, resolveDir }) =>
        kind === "import-statement" ? resolve("fast-string-width", { kind, resolveDir }) : undefined,
      );
    },
  };
}

/**
 * Bundles gifencoder separately. It depends on an old node-canvas that it never loads, and assigns to undeclared
 * variables, which a module cannot.
 */
function gifencoderBeside() {
  return {
    name: "gifencoder-beside",
    setup({ onResolve }) {
      onResolve({ filter: /^gifencoder$/ }, () => ({ path: "./gifencoder.cjs", external: true }));
    },
  };
}
