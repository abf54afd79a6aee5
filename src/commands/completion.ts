import yargs, { type Argv } from "yargs";
import { listings } from "../publish/listings.js";
import { builtIns } from "../reel/built-ins.js";
import type { Command } from "./command.js";
import { dashed, type Option, type OptionTable } from "./options.js";

/** `gradreel completion`: the script that has a shell ask what may come next. */
export const completion: Command = {
  summary: "print a script that completes commands in bash or zsh",
  options: {},
  describe,
  run,
};

function describe(parser: Argv): Argv {
  return parser
    .usage(
      "gradreel completion\n\nPrints a script for the shell it is called from, bash or zsh: with it, Tab completes commands, options and names.",
    )
    .example("gradreel completion >> ~/.bashrc", "from the next shell on")
    .example("gradreel completion >> ~/.zshrc", "in zsh")
    .epilogue("Exit codes: 0 done, 2 a mistake in the command, 1 any other failure.");
}

async function run(): Promise<void> {
  yargs([]).scriptName("gradreel").completion().showCompletionScript();
}

/** What may stand behind a command. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  render: Object.keys(builtIns),
  list: Object.keys(listings),
};

/** What may come next on a command line. An empty list leaves it to the shell, which knows the files. */
export function completions(words: readonly string[], commands: ReadonlyMap<string, Command>): string[] {
  const [name = "", ...rest] = words;
  const current = words.at(-1) ?? "";
  const command = commands.get(name);
  if (words.length < 2 || !command) return startingWith(current, [...commands.keys()]);
  const option = optionCalled(rest.at(-2) ?? "", command.options);
  if (option?.nargs === 1) return startingWith(current, option.words ?? []);
  if (current.startsWith("-")) return startingWith(current, optionsOf(command.options));
  return startingWith(current, WORDS[name] ?? []);
}

function optionCalled(typed: string, table: OptionTable): Option | undefined {
  return Object.entries(table).find(([name, { alias }]) =>
    [name, ...[alias ?? []].flat()].map(dashed).includes(typed),
  )?.[1];
}

function optionsOf(table: OptionTable): string[] {
  return [...Object.keys(table), "help"].map(dashed);
}

function startingWith(beginning: string, words: readonly string[]): string[] {
  return words.filter((word) => word.startsWith(beginning));
}
