import { extname } from "node:path";
import { nestedError, UsageError } from "../errors.js";
import { writeArtifact } from "../files/artifact.js";
import { writeChunk } from "../files/streamed-artifact.js";
import { Pace } from "../film/pace.js";
import { resolveObjective } from "../objectives/choice.js";
import { startFor } from "../objectives/start.js";
import { optimizerOf } from "../optimizers/registry.js";
import { toCsv, toJson } from "../trajectory/export.js";
import { tabulate } from "../trajectory/table.js";
import { type Command, valued } from "./command.js";
import { OPTIMIZER_GROUP, objectiveChoiceOf, objectiveOptions, optimizerOptions, optimizersOf } from "./run-options.js";
import { choiceOf, numberOf, startOf, textOf } from "./values.js";

const DEFAULT_STEPS = 1000;
const BATCH_CHARACTERS = 1 << 16;
const formats = { csv: toCsv, json: toJson };
type Format = keyof typeof formats;
const formatNames = Object.keys(formats) as Format[];

export const trace: Command = {
  summary: "print the numbers of runs",
  usage: "gradreel trace [options]\n\nPrints gradient-descent runs, one row per step.",
  options: {
    ...objectiveOptions,
    ...optimizerOptions,
    start: valued("Where the runs start: one number per variable [the function's usual start]"),
    steps: valued(`How many steps to take [${DEFAULT_STEPS}]`),
    every: valued("Print every so many steps, and the last [1]"),
    format: valued("csv or json [csv, or the extension of --out]", { words: formatNames }),
    out: valued("The file to write instead of printing; - prints", { alias: "o" }),
  },
  groups: {
    "The function": [...Object.keys(objectiveOptions), "start"],
    [OPTIMIZER_GROUP]: Object.keys(optimizerOptions),
    Output: ["steps", "every", "format", "out", "help", "version"],
  },
  examples: [
    ["gradreel trace --steps 199 > run.csv", "the steps of the default figure"],
    ['gradreel trace -f "2x^2 + 2x*y + 2y^2 - 6x" --start 1,0', "a run in two variables"],
    ["gradreel trace -O adam -O amsgrad:lr=0.02 --objective beale --every 100", "two rules in one table"],
    ["gradreel trace --objective reddi-3 -O adam:paper -O amsgrad:paper", "why AMSGrad exists"],
    ["gradreel trace --lr 0.1 --format json --out run.json", "as JSON, into a file"],
  ],
  notes: [
    "Row t holds the point after t steps and f there, the gradient that step t used (at the point before it, or where the rule looks ahead), the state after the step and the update. Row 0 holds the start and its f.",
    "",
    "Columns: optimizer (with several), t, x, f, gradient, the rule's state, update; with two variables x, y, gradient_x, gradient_y and so on. For a stream of losses, loss is the loss of step t at the point before it, and average_regret the mean loss above that of the best fixed point. Every number reads back to the same double.",
  ].join("\n"),
  async run(values, { stdout, signal }) {
    const file = textOf(values, "out");
    const out = file === "-" ? undefined : file;
    const format = choiceOf(values, "format", formatNames) ?? (out === undefined ? "csv" : formatOf(out));
    const { objective } = await resolveObjective(objectiveChoiceOf(values) ?? "cubic");
    const table = tabulate({
      runs: optimizersOf(values, objective).map(({ label, settings }, i) => {
        try {
          return { label, optimizer: optimizerOf(settings) };
        } catch (error) {
          throw nestedError(["optimizers", i], error);
        }
      }),
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
  },
};

function formatOf(out: string): Format {
  const format = formatNames.find((name) => extname(out).toLowerCase() === `.${name}`);
  if (format) return format;
  throw new UsageError(
    `Cannot tell the format of "${out}" by its name.`,
    "Use .csv or .json, or add --format csv or --format json.",
  );
}
