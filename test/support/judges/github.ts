import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type * as languageService from "@actions/languageservice";
import { build } from "esbuild";
import { TextDocument } from "vscode-languageserver-textdocument";
import { parse } from "yaml";

interface Manifest {
  readonly name: string;
  readonly description: string;
  readonly inputs: Record<string, { readonly description: string; readonly default?: string }>;
}

/** Our own action. */
export const ACTION_TEXT: string = readFileSync(new URL("../../../action.yml", import.meta.url), "utf8");

/** What GitHub's actions take, of what a workflow of ours may give them; their action.yml files have more. */
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  "actions/checkout@v6": ["repository", "ref", "path"],
  "actions/setup-node@v6": ["node-version"],
  "actions/upload-artifact@v7": ["name", "path", "include-hidden-files"],
  "actions/download-artifact@v8": ["pattern", "path", "merge-multiple"],
};

let loaded: Promise<typeof languageService> | undefined;
let documents = 0;

/** What GitHub's language service has against an action; nothing where it is fine. */
export function actionComplaints(text: string): Promise<string[]> {
  return complaints("action.yml", text);
}

/** What it has against a workflow, what it gives to our action included. */
export function workflowComplaints(text: string): Promise<string[]> {
  return complaints(".github/workflows/gradreel.yml", text);
}

async function complaints(path: string, text: string): Promise<string[]> {
  loaded ??= service();
  const { validate, registerLogger } = await loaded;
  registerLogger({ error: fail, warn: fail, info: fail, log: fail });
  documents += 1;
  // It remembers a document by its name.
  const document = TextDocument.create(`file:///${documents}/${path}`, "yaml", 0, text);
  const found = await validate(document, {
    actionsMetadataProvider: {
      fetchActionMetadata: async ({ owner, name, ref }) => manifestOf(`${owner}/${name}@${ref}`),
    },
  });
  return found.map(({ message, range }) => `${path}:${range.start.line + 1}: ${message}`);
}

/** The package imports JSON as bundlers do, which Node does not take: so it is bundled. */
async function service(): Promise<typeof languageService> {
  const folder = mkdtempSync(join(tmpdir(), "gradreel-judge-"));
  try {
    const outfile = join(folder, "language-service.mjs");
    const resolveDir = dirname(fileURLToPath(import.meta.url));
    const stdin = { contents: 'export * from "@actions/languageservice"', resolveDir };
    await build({ stdin, outfile, bundle: true, format: "esm", platform: "browser" });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function manifestOf(uses: string): Manifest | undefined {
  if (uses.split("@")[0]?.endsWith("/gradreel")) return parse(ACTION_TEXT) as Manifest;
  const names = TAKEN[uses];
  return (
    names && {
      name: uses,
      description: uses,
      inputs: Object.fromEntries(names.map((name) => [name, { description: name }])),
    }
  );
}

/** What goes wrong in there is logged, and would else count as no complaint. */
function fail(message: string): never {
  throw new Error(message);
}
