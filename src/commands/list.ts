import { UsageError } from "../errors.js";
import { listings } from "../publish/listings.js";
import { type Command, flag } from "./command.js";
import { isSet, wordsOf } from "./values.js";

const names = Object.keys(listings);

export const list: Command = {
  summary: "list optimizers, objectives, reels and other names",
  usage: `gradreel list <${names.join("|")}> [--json]\n\nLists everything of a kind by name.`,
  options: { json: flag("Print the list as JSON") },
  words: 1,
  examples: [
    ["gradreel list optimizers", "every rule, its equation, its forms, its settings and their defaults"],
    ["gradreel list objectives --json", "the functions, as JSON"],
  ],
  async run(values, { stdout }) {
    const [name = ""] = wordsOf(values);
    if (!names.includes(name)) {
      const problem = name === "" ? "Which list?" : `There is no list of "${name}".`;
      throw new UsageError(problem, `There are ${names.map((known) => `gradreel list ${known}`).join(", ")}.`);
    }
    const listed = listings[name as keyof typeof listings]();
    const facts = listed.map((one) => one.facts);
    const page = listed.map(({ lines }) => `${lines.join("\n  ")}\n`).join("\n");
    stdout.write(isSet(values, "json") ? `${JSON.stringify(facts, undefined, 2)}\n` : page);
  },
};
