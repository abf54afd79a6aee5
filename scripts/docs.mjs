// Writes the generated parts of docs/, between <!-- generated: NAME --> and <!-- end -->.
// With --check it writes nothing, lists the pages that differ, and exits with 1 if there are any.
// A folder as the last argument replaces docs/.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parts } from "./docs/parts.mjs";

const PART = /^(<!-- generated: (.+) -->\n)[\s\S]*?(^<!-- end -->$)/gm;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const words = process.argv.slice(2).filter((word) => word !== "--check");
const isCheck = process.argv.includes("--check");
const folder = resolve(words[0] ?? join(root, "docs"));

const pages = readdirSync(folder).filter((name) => name.endsWith(".md"));
const stale = [];
for (const page of pages) {
  const path = join(folder, page);
  const text = readFileSync(path, "utf8");
  const fresh = text.replaceAll(PART, (_, start, name, end) => `${start}\n${partCalled(name)}\n\n${end}`);
  if (fresh === text) continue;
  stale.push(page);
  if (!isCheck) writeFileSync(path, fresh);
}
for (const page of stale) console.log(isCheck ? `docs/${page} is stale: npm run docs` : `docs/${page}: written`);
if (isCheck && stale.length > 0) process.exitCode = 1;

/** The Markdown of a part; `options render` is the part `options` with the argument `render`. */
function partCalled(name) {
  const [kind, ...rest] = name.split(" ");
  const part = parts[kind];
  if (!part) throw new Error(`There is no generated part "${name}". Known: ${Object.keys(parts).join(", ")}.`);
  return part(...rest).trim();
}
