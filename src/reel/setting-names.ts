/** What settings are called elsewhere: on the command line, and by other libraries. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  output: "out",
  budget: "sizeBudget",
};

/** The setting that is meant by a name that it has elsewhere, if it is one. */
export function otherName(name: string): string | undefined {
  return Object.hasOwn(OTHER_NAMES, name) ? OTHER_NAMES[name] : undefined;
}

/** The setting that an option of the command line sets: `sizeBudget` for `size-budget`. */
export function settingOf(option: string): string {
  return otherName(option) ?? option.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

const NUMBERS = /(?<![\w.])-?\d[\w.+-]*(?:,-?\d[\w.+-]*)+(?<!\.)/g;
const THOUSANDS = /^\d{1,3}(,\d{3})+$/;

/** Options of the command line by the names that they have in a file, and lists of numbers as they stand there. */
export function inFileWords(text: string): string {
  return text
    .replaceAll(/\bAdd -o (\S+\.\w+)/g, "Add $1 to out")
    .replaceAll(/--([a-z][a-z-]*)/g, (_, option: string) => settingOf(option))
    .replaceAll(NUMBERS, (list) => (THOUSANDS.test(list) ? list : `[${list.replaceAll(",", ", ")}]`));
}
