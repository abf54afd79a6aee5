/** What settings are called elsewhere: on the command line, and by other libraries. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  output: "out",
  hold: "holdMs",
  intro: "introMs",
  loop: "plays",
  "font-size": "fontSizePt",
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
