import type { EncoderName, Ending, FormatCard, Writer } from "./card.js";
import { type FormatName, formatList } from "./list.js";

export type { FormatName } from "./list.js";

/** The cards of all formats. */
export const formats: readonly FormatCard<FormatName>[] = formatList;

export const formatNames: readonly FormatName[] = formats.map(({ name }) => name);

/** The card of a format. */
export function cardOf(name: FormatName): FormatCard<FormatName> {
  return formats.find((card) => card.name === name) as FormatCard<FormatName>;
}

/** The requested encoder of a format if the format has it, else its usual one. */
export function writerOf(name: FormatName, encoder: EncoderName): Writer {
  const card = cardOf(name);
  return card.otherWriters?.[encoder] ?? card;
}

/** Returns true if a format writes a numbered file per frame instead of one file. */
export function isNumbered(name: FormatName): boolean {
  return cardOf(name).kind === "frames";
}

/** The format that a file name's extension selects; undefined if there is none. */
export function formatOfExtension(extension: string, needs?: Ending["needs"]): FormatName | undefined {
  const selects = (ending: Ending) => ending.extension === extension && ending.needs === needs;
  return formats.find(({ endings }) => endings.some(selects))?.name;
}
