import yargs from "yargs";
import { listings } from "../publish/listings.js";
import { builtIns } from "../reel/built-ins.js";
import { type Command, dashed, optionCalled } from "./command.js";

export const completion: Command = {
  summary: "print a script that completes commands in bash or zsh",
  usage:
    "gradreel completion\n\nPrints a script for bash or zsh, whichever calls it. With it, Tab completes commands, options and names.",
  options: {},
  examples: [
    ["gradreel completion >> ~/.bashrc", "bash, from the next shell on"],
    ["gradreel completion >> ~/.zshrc", "zsh"],
  ],
  async run() {
    yargs([]).scriptName("gradreel").completion().showCompletionScript();
  },
};

/** The words that a command takes. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  render: Object.keys(builtIns),
  list: Object.keys(listings),
};

/** Completions of the last word of a command line. An empty list leaves it to the shell, which knows the files. */
export function completions(words: readonly string[], commands: ReadonlyMap<string, Command>): string[] {
  const [name = "", ...rest] = words;
  const current = words.at(-1) ?? "";
  const candidates = () => {
    const command = commands.get(name);
    if (words.length < 2 || !command) return [...commands.keys()];
    const option = optionCalled(rest.at(-2) ?? "", command.options);
    if (option?.nargs === 1) return option.words ?? [];
    return current.startsWith("-") ? [...Object.keys(command.options), "help"].map(dashed) : (WORDS[name] ?? []);
  };
  return candidates().filter((word) => word.startsWith(current));
}
