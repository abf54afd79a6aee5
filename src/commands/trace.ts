import { extname } from "node:path";
import type { Writable } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Argv } from "yargs";
import { writeArtifact } from "../artifact.js";
import { UsageError } from "../errors.js";
import type { Objective } from "../objectives/objective.js";
import { objectives } from "../objectives/registry.js";
import { amsgrad } from "../optimizers/amsgrad.js";
import { toCsv, toJson } from "../trajectory/export.js";
import { tabulate } from "../trajectory/table.js";
import type { Command, Terminal } from "./command.js";
import { type OptionTable, optimizerOf, optimizerOptions, valued } from "./options.js";
import { choiceOf, numberOf, numbersOf, textOf, type Values } from "./values.js";

const DEFAULT_STEPS = 1000;
const BATCH_CHARACTERS = 1 << 16;
const formats = { csv: toCsv, json: toJson };
type Format = keyof typeof formats;

const options: OptionTable = {
  ...optimizerOptions,
  objective: valued(`${described(Object.values(objectives))} [cubic]`),
  start: valued("Where the run starts: one number per variable [the objective's usual start]"),
  steps: valued(`How many steps to take [${DEFAULT_STEPS}]`),
  format: valued("csv or json [csv, or what --out ends in]"),
  out: valued("The file to write instead of printing; - prints", { alias: "o" }),
};

const groups: Readonly<Record<string, readonly string[]>> = {
  "The run": ["objective", "start", "steps", ...Object.keys(optimizerOptions)],
  Output: ["format", "out", "help", "version"],
};

/** `gradreel trace`: the numbers of a run. */
export const trace: Command = { summary: "print the numbers of a run", options, describe, run };

function describe(yargs: Argv): Argv {
  for (const [title, names] of Object.entries(groups)) yargs.group([...names], `${title}:`);
  return yargs
    .usage("gradreel trace [options]\n\nPrints an AMSGrad run, one row per step.")
    .options(options)
    .example("gradreel trace --steps 199 > run.csv", "the steps of the default figure")
    .example("gradreel trace --objective quadratic --start 1,0", "a run in two variables")
    .example("gradreel trace --lr 0.1 --format json --out run.json", "as JSON, into a file")
    .epilogue(
      [
        "Row t holds the point after t steps and f there, the gradient step t used (at the point",
        "before it), the state after the step and the update it made. Row 0 holds the start and its f.",
        "Columns: t, x, f, gradient, learning_rate_hat, moment1, moment2, moment2_hat, update; with",
        "two variables x, y, gradient_x, gradient_y and so on. learning_rate_hat is the learning rate with",
        "both bias corrections in it, moment2_hat the largest moment2 so far. Every number reads back to the same double.",
        "",
        "Exit codes: 0 done, 2 a mistake in the command, 1 any other failure.",
      ].join("\n"),
    );
}

async function run(values: Values, { stdout, signal }: Terminal): Promise<void> {
  const file = textOf(values, "out");
  const out = file === "-" ? undefined : file;
  const format = choiceOf(values, "format", namesOf(formats)) ?? formatOf(out);
  const objective = objectives[choiceOf(values, "objective", namesOf(objectives)) ?? "cubic"];
  const start = numbersOf(values, "start") ?? objective.start;
  const table = tabulate(amsgrad(optimizerOf(values)), objective, start, numberOf(values, "steps") ?? DEFAULT_STEPS);

  async function send(write: (text: string) => Promise<void>): Promise<void> {
    for (const batch of batches(formats[format](table))) {
      await write(batch);
      await nextTurn();
      signal.throwIfAborted();
    }
  }
  if (out === undefined) await send((text) => printed(stdout, text));
  else await writeArtifact(out, (sink) => send((text) => sink.write(Buffer.from(text))));
}

function formatOf(out: string | undefined): Format {
  if (out === undefined) return "csv";
  const extension = extname(out).toLowerCase();
  const format = namesOf(formats).find((name) => extension === `.${name}`);
  if (format) return format;
  throw new UsageError(
    `Cannot tell the format of "${out}" by its name.`,
    "Use .csv or .json, or say --format csv or --format json.",
  );
}

function namesOf<Name extends string>(table: Readonly<Record<Name, unknown>>): Name[] {
  return Object.keys(table) as Name[];
}

/** Lines gathered into larger pieces, so that writing them costs little. */
function* batches(lines: Iterable<string>): Generator<string> {
  let batch = "";
  for (const line of lines) {
    batch += line;
    if (batch.length < BATCH_CHARACTERS) continue;
    yield batch;
    batch = "";
  }
  yield batch;
}

function printed(stdout: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

function described(known: readonly Objective[]): string {
  return known.map(({ name, formula, start }) => `${name}: ${formula} from ${start.join(",")}`).join("; ");
}
