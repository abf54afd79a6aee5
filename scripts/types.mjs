// Writes dist/index.d.ts: the types of the library in one file, so that dependents need no package for them.

import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { rollup } from "rollup";
import { dts } from "rollup-plugin-dts";

/** @param {string} root The folder with src/ and dist/. */
export async function writeTypes(root) {
  const parts = join(root, "dist/types");
  declareTypes(root);
  const bundle = await rollup({
    input: join(parts, "index.d.ts"),
    external: (name) => !/^[./]/.test(name),
    plugins: [dts({ tsconfig: join(root, "tsconfig.json") })],
    onLog(_level, { message }) {
      throw new Error(message);
    },
  });
  await bundle.write({ file: join(root, "dist/index.d.ts"), format: "es" });
  await bundle.close();
  rmSync(parts, { recursive: true });
}

/** Writes dist/types/, a file for each of src/. */
function declareTypes(root) {
  const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
  const project = join(root, "scripts/tsconfig.types.json");
  const { status } = spawnSync(process.execPath, [tsc, "--project", project], { stdio: ["ignore", 2, 2] });
  if (status !== 0) process.exit(1);
}
