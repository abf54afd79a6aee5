import { type Message, messageText, nestedMessage, type SettingPath, subjectOf } from "./text/message.js";

/** A user's mistake as data. Each medium words it: see `Wording`. */
export interface Mistake {
  readonly message: Message;
  /** How to correct it, on a line of its own. */
  readonly hint: Message | undefined;
  /** The settings it is about; a reel file underlines the first. */
  readonly settings: readonly SettingPath[];
  /** The wrong value, if there is one. */
  readonly value?: unknown;
  /** True if the setting's name is wrong, not its value. */
  readonly isName?: boolean;
}

/** The subject of a mistake, where its message does not name it. */
export type About = Partial<Pick<Mistake, "settings" | "value" | "isName">>;

/** A mistake about the settings and the value that its message names, unless `about` names others. */
export function mistake(message: string | Message, hint?: string | Message, about: About = {}): Mistake {
  const parts = asMessage(message);
  return { message: parts, hint: hint === undefined ? undefined : asMessage(hint), ...subjectOf(parts), ...about };
}

/**
 * One or several mistakes of the user's. `message` and `hint` word them as TypeScript does; the command line and
 * reel files word `mistakes` in their own terms. The command line exits with code 2.
 */
export class UsageError extends Error {
  readonly mistakes: readonly [Mistake, ...Mistake[]];
  /** How to correct the first mistake. */
  readonly hint: string | undefined;

  constructor(wrong: string | Message | readonly [Mistake, ...Mistake[]], hint?: string | Message, about?: About) {
    const mistakes = areMistakes(wrong) ? wrong : ([mistake(wrong, hint, about)] as const);
    super(mistakes.map(({ message }) => messageText(message)).join("\n"));
    this.name = "UsageError";
    this.mistakes = mistakes;
    this.hint = mistakes[0].hint && messageText(mistakes[0].hint);
  }
}

/** A failure of the machine, such as a full disk. The command line exits with code 1. */
export class SystemError extends Error {
  readonly hint: string | undefined;

  constructor(message: string, hint?: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "SystemError";
    this.hint = hint;
  }
}

/** The mistakes of a `UsageError`. @throws Any other error. */
export function mistakesOf(error: unknown): UsageError["mistakes"] {
  if (error instanceof UsageError) return error.mistakes;
  throw error;
}

/** What an attempt returns, or the mistakes that it throws as a `UsageError`. @throws Any other error. */
export function attempted<T>(attempt: () => T): { readonly value?: T; readonly mistakes: readonly Mistake[] } {
  try {
    return { value: attempt(), mistakes: [] };
  } catch (error) {
    return { mistakes: mistakesOf(error) };
  }
}

/** The mistakes that a check throws; none if it passes. @throws Any other error. */
export function mistakesIn(check: () => unknown): readonly Mistake[] {
  return attempted(check).mistakes;
}

/** @throws {UsageError} if there are any. */
export function throwMistakes(mistakes: readonly Mistake[]): void {
  const [first, ...others] = mistakes;
  if (first) throw new UsageError([first, ...others]);
}

/** The same mistake about settings inside another one: those of an optimizer in `["optimizers", 1]`. */
export function nestedMistake(outer: SettingPath, { message, hint, settings, ...rest }: Mistake): Mistake {
  return {
    ...rest,
    message: nestedMessage(outer, message),
    hint: hint && nestedMessage(outer, hint),
    settings: settings.length > 0 ? settings.map((path) => [...outer, ...path]) : [outer],
  };
}

/** A `UsageError` about settings inside another one; other errors are returned unchanged. */
export function nestedError(outer: SettingPath, error: unknown): unknown {
  if (!(error instanceof UsageError)) return error;
  return new UsageError(error.mistakes.map((one) => nestedMistake(outer, one)) as [Mistake, ...Mistake[]]);
}

function asMessage(text: string | Message): Message {
  return typeof text === "string" ? [text] : text;
}

function areMistakes(wrong: string | Message | readonly Mistake[]): wrong is UsageError["mistakes"] {
  return typeof wrong[0] === "object" && "message" in wrong[0];
}
