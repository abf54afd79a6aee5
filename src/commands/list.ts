import type { Argv } from "yargs";
import { UsageError } from "../errors.js";
import { type Listed, listings } from "../publish/listings.js";
import type { Command, Terminal } from "./command.js";
import { flag, type OptionTable } from "./options.js";
import { isSet, type Values, wordsOf } from "./values.js";

const options: OptionTable = {
  json: flag("Print the list as JSON"),
};

/** `gradreel list`: what can be asked for by name. */
export const list: Command = { summary: "list what can be asked for by name", options, words: 1, describe, run };

function describe(yargs: Argv): Argv {
  return yargs
    .usage(`gradreel list <${Object.keys(listings).join("|")}> [--json]\n\nLists what can be asked for by name.`)
    .options(options)
    .example("gradreel list optimizers", "every rule, its equation, its forms, its settings and their defaults")
    .example("gradreel list objectives --json", "the functions, as JSON")
    .epilogue("Exit codes: 0 done, 2 a mistake in the command, 1 any other failure.");
}

async function run(values: Values, { stdout }: Terminal): Promise<void> {
  const [word] = wordsOf(values);
  const names = Object.keys(listings);
  const name = names.find((candidate) => candidate === word);
  if (name === undefined) {
    const problem = word === undefined ? "Which list?" : `There is no list of "${word}".`;
    throw new UsageError(problem, `There are ${names.map((known) => `gradreel list ${known}`).join(", ")}.`);
  }
  const listed = listings[name as keyof typeof listings]();
  stdout.write(
    isSet(values, "json")
      ? `${JSON.stringify(
          listed.map(({ facts }) => facts),
          undefined,
          2,
        )}\n`
      : pageOf(listed),
  );
}

function pageOf(listed: readonly Listed[]): string {
  return listed.map(({ lines }) => `${lines.join("\n  ")}\n`).join("\n");
}
