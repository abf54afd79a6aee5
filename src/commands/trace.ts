import { extname } from "node:path";
import type { Argv } from "yargs";
import { nestedError, UsageError } from "../errors.js";
import { writeArtifact } from "../files/artifact.js";
import { writeChunk } from "../files/streamed-artifact.js";
import { Pace } from "../film/pace.js";
import { resolveObjective } from "../objectives/choice.js";
import { startFor } from "../objectives/start.js";
import type { Optimizer } from "../optimizers/optimizer.js";
import { type OptimizerSettings, optimizerOf } from "../optimizers/registry.js";
import { toCsv, toJson } from "../trajectory/export.js";
import { tabulate } from "../trajectory/table.js";
import type { Command, Terminal } from "./command.js";
import { objectiveChoiceOf, objectiveOptions } from "./objective-options.js";
import { optimizerOptions, optimizersOf } from "./optimizer-options.js";
import { type OptionTable, valued } from "./options.js";
import { choiceOf, numberOf, startOf, textOf, type Values } from "./values.js";

const DEFAULT_STEPS = 1000;
const BATCH_CHARACTERS = 1 << 16;
const formats = { csv: toCsv, json: toJson };
type Format = keyof typeof formats;

const options: OptionTable = {
  ...objectiveOptions,
  ...optimizerOptions,
  start: valued("Where the runs start: one number per variable [the function's usual start]"),
  steps: valued(`How many steps to take [${DEFAULT_STEPS}]`),
  every: valued("A row for every so many steps, and for the last [1]"),
  format: valued("csv or json [csv, or what --out ends in]", { words: namesOf(formats) }),
  out: valued("The file to write instead of printing; - prints", { alias: "o" }),
};

const groups: Readonly<Record<string, readonly string[]>> = {
  "The function": [...Object.keys(objectiveOptions), "start"],
  "The optimizer (gradreel list optimizers shows what each takes, and its defaults)": Object.keys(optimizerOptions),
  Output: ["steps", "every", "format", "out", "help", "version"],
};

/** `gradreel trace`: the numbers of runs. */
export const trace: Command = { summary: "print the numbers of runs", options, describe, run };

function describe(yargs: Argv): Argv {
  for (const [title, names] of Object.entries(groups)) yargs.group([...names], `${title}:`);
  return yargs
    .usage("gradreel trace [options]\n\nPrints gradient-descent runs, one row per step.")
    .options(options)
    .example("gradreel trace --steps 199 > run.csv", "the steps of the default figure")
    .example('gradreel trace -f "2x^2 + 2x*y + 2y^2 - 6x" --start 1,0', "a run in two variables")
    .example("gradreel trace -O adam -O amsgrad:lr=0.02 --objective beale --every 100", "two rules in one table")
    .example("gradreel trace --objective reddi-3 -O adam:paper -O amsgrad:paper", "why AMSGrad exists")
    .example("gradreel trace --lr 0.1 --format json --out run.json", "as JSON, into a file")
    .epilogue(
      [
        "Row t holds the point after t steps and f there, the gradient that step t used (at the point before it, or where the rule looks ahead), the state after the step and the update it made. Row 0 holds the start and its f.",
        "",
        "Columns: optimizer (of several), t, x, f, gradient, the rule's state, update; with two variables x, y, gradient_x, gradient_y and so on. On a stream of losses, loss is what step t lost at the point before it, and average_regret the mean of what was lost more than the best fixed point would have. Every number reads back to the same double.",
        "",
        "Exit codes: 0 done, 2 a mistake in the command, 1 any other failure.",
      ].join("\n"),
    );
}

async function run(values: Values, { stdout, signal }: Terminal): Promise<void> {
  const file = textOf(values, "out");
  const out = file === "-" ? undefined : file;
  const format = choiceOf(values, "format", namesOf(formats)) ?? formatOf(out);
  const { objective } = await resolveObjective(objectiveChoiceOf(values) ?? "cubic");
  const table = tabulate({
    runs: optimizersOf(values, objective).map(({ label, settings }, i) => ({ label, optimizer: madeOf(settings, i) })),
    objective,
    start: startFor(objective, startOf(values, "start")),
    steps: numberOf(values, "steps") ?? DEFAULT_STEPS,
    every: numberOf(values, "every"),
  });

  async function send(write: (text: string) => Promise<void>): Promise<void> {
    const pace = new Pace(signal);
    let batch = "";
    for (const line of formats[format](table)) {
      batch += line;
      if (batch.length < BATCH_CHARACTERS && !pace.isDue) continue;
      await write(batch);
      batch = "";
      await pace.giveWay();
    }
    await write(batch);
  }
  if (out === undefined) await send((text) => writeChunk(stdout, text, signal));
  else await writeArtifact(out, (sink) => send((text) => sink.write(Buffer.from(text))));
}

/** @throws {UsageError} about the optimizer at this position. */
function madeOf(settings: OptimizerSettings, position: number): Optimizer {
  try {
    return optimizerOf(settings);
  } catch (error) {
    throw nestedError(["optimizers", position], error);
  }
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
