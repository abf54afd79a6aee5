import type { TimeSettings } from "../film/clock.js";
import type { EncoderName } from "../formats/card.js";
import type { FormatName } from "../formats/formats.js";
import type { Vector } from "../math/vector.js";
import type { ObjectiveChoice } from "../objectives/choice.js";
import type { ObjectiveData } from "../objectives/data.js";
import type { Start } from "../objectives/start.js";
import type { OptimizerChoice } from "../optimizers/choice.js";
import type { OptimizerSettings } from "../optimizers/registry.js";
import type { LayoutName } from "../scene/layouts/list.js";
import type { PictureSettings } from "../scene/picture.js";
import { enumeration, isRecord, messageText } from "../text/message.js";
import type { Run } from "../trajectory/record.js";
import type { Output } from "./outputs.js";

/** Names of frames that a still may show. */
export const posterNames = ["first", "middle", "last"] as const;

/** A part of a reel that only TypeScript can give, by its name: a function or a rule of the author's own, or runs. */
export interface OwnPart {
  readonly own: string;
}

/** The complete description of one animation, as plain data. */
export interface Reel extends TimeSettings, Omit<PictureSettings, "title"> {
  /** The function to minimize, or the stream of losses. */
  readonly objective: ObjectiveData | OwnPart;
  /** Where the runs start: one number per variable, in the order of the objective's variables. */
  readonly start: Vector;
  /** One run per optimizer, 1 to 8. */
  readonly optimizers: readonly (OptimizerSettings | OwnPart)[];
  /** A .csv or .json file of recorded runs to draw instead of running optimizers. */
  readonly trajectory: string | OwnPart | undefined;
  /** How runs are drawn; `"auto"` is the usual layout of the objective. */
  readonly layout: LayoutName | "auto";
  /** Text above the picture, at most 1000 characters; made from the runs when absent. */
  readonly title: string | undefined;
  /** Alternative text, one line of at most 1000 characters; made from the runs when absent. */
  readonly alt: string | undefined;
  /** Paths; the extension decides the format. `-` is stdout, `frames/%04d.png` one file per frame. */
  readonly out: readonly string[];
  /** The format for stdout. */
  readonly format: FormatName | undefined;
  /** True to animate .png files. */
  readonly animated: boolean;
  /** The frame that stills show: its number from 0, or a name. */
  readonly poster: number | (typeof posterNames)[number];
  /** Most colors in the palette, 2 to 256. */
  readonly colors: number;
  /** True to mix palette colors where a color is missing. */
  readonly dither: boolean;
  /** The encoder of GIFs. */
  readonly encoder: EncoderName;
  readonly sizeBudget: SizeBudget | undefined;
}

/** Settings with more forms than in a complete reel. */
export interface LooseSettings {
  /** The function to minimize, or the stream of losses: a name, a formula, or an object. */
  readonly objective?: ObjectiveChoice | undefined;
  /** Where the runs start: one number per variable, in their order or by name. */
  readonly start?: Start | undefined;
  /** One run per optimizer, 1 to 8: settings, what a rule of `optimizers` made, or a rule of your own. */
  readonly optimizers?: readonly OptimizerChoice[] | undefined;
  /** A .csv or .json file of recorded runs to draw instead of running optimizers. */
  readonly trajectory?: string | undefined;
  /** Recorded runs to draw instead of running optimizers, in TypeScript: 1 to 8. */
  readonly runs?: readonly Run[] | undefined;
  /** A path, or several. */
  readonly out?: string | readonly string[] | undefined;
  /** Bytes, or text such as `"5MB"`; for every file, or by path or format. */
  readonly sizeBudget?: number | string | Readonly<Record<string, number | string>> | undefined;
}

/** A reel whose settings are all optional. */
export type PartialReel = LooseSettings & {
  readonly [Name in Exclude<keyof Reel, keyof LooseSettings>]?: Reel[Name] | undefined;
};

/** Most bytes of a file: one limit, or limits by path, by format and for `all` others: `{ gif: 5e6, all: 1e7 }`. */
export type SizeBudget = number | Readonly<Record<string, number>>;

/** Most bytes of an output; undefined if there is no limit. */
export function budgetOf({ path, format }: Output, budget: SizeBudget | undefined): number | undefined {
  return typeof budget === "object" ? (budget[path] ?? budget[format] ?? budget["all"]) : budget;
}

/** A number and its unit: k, M, G, Ki, Mi or Gi with or without B, or B alone. JSON Schema has no flags. */
export const SIZE: RegExp = /^(?=.*[1-9])\s*(\d+(?:\.\d+)?|\.\d+)\s*(?:([kKmMgG])([iI]?)[bB]?|[bB])\s*$/;
const POWERS: Readonly<Record<string, number>> = { "": 0, k: 1, m: 2, g: 3 };

/** The bytes of a size as text: 5MB and 5M are 5,000,000, 5MiB is 5,242,880, 800B is 800; NaN for other texts. */
export function bytesOf(text: string): number {
  const [, number, prefix = "", binary] = text.match(SIZE) ?? [];
  if (number === undefined) return Number.NaN;
  return Math.floor(Number(number) * (binary ? 1024 : 1000) ** (POWERS[prefix.toLowerCase()] as number));
}

/** The reason why a file cannot be rendered again; undefined if it can. */
export function ownPartsText(reel: PartialReel): string | undefined {
  const { objective, optimizers, trajectory }: Partial<Record<keyof PartialReel, unknown>> = reel;
  const isOwn = (part: unknown) => isRecord(part) && "own" in part;
  const rules = Array.isArray(optimizers) ? optimizers : [];
  const parts = [
    isOwn(objective) && "objective",
    ...rules.map((rule, i) => isOwn(rule) && `optimizers[${i}]`),
    isOwn(trajectory) && "runs",
  ].filter((part) => part !== false);
  if (parts.length === 0) return undefined;
  return `It was rendered in TypeScript with ${messageText(enumeration(parts))} that no reel file can hold.`;
}
