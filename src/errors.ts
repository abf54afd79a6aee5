import { type Message, messageText, nestedMessage, type SettingPath, settingsIn } from "./text/message.js";

/** What is wrong with something that a user wrote, as data. Each medium words it: see `Wording`. */
export interface Mistake {
  readonly message: Message;
  /** What to do instead, as a line of its own. */
  readonly hint: Message | undefined;
  /** The settings it is about; the first is where a reel file underlines it. None where it is about no setting. */
  readonly settings: readonly SettingPath[];
  /** The value that is wrong, where it is one. */
  readonly value?: unknown;
  /** Whether the setting's name is wrong, not its value. */
  readonly isName?: boolean;
}

/** What `UsageError` needs besides its texts, where the texts do not say it. */
export type About = Partial<Pick<Mistake, "settings" | "value" | "isName">>;

/** A mistake, from texts. The settings that the message names are what it is about, unless `about` says otherwise. */
export function mistake(message: string | Message, hint?: string | Message, about: About = {}): Mistake {
  const said = asMessage(message);
  return {
    message: said,
    hint: hint === undefined ? undefined : asMessage(hint),
    settings: settingsIn(said),
    ...about,
  };
}

/**
 * One or several mistakes of the user's. `message` and `hint` word them as TypeScript does; the command line and
 * reel files word `mistakes` in their own terms. The command line exits with code 2.
 */
export class UsageError extends Error {
  readonly mistakes: readonly [Mistake, ...Mistake[]];
  /** What to do instead of the first mistake. */
  readonly hint: string | undefined;

  constructor(message: string | Message, hint?: string | Message, about?: About);
  constructor(mistakes: readonly [Mistake, ...Mistake[]]);
  constructor(
    first: string | Message | readonly [Mistake, ...Mistake[]],
    hint?: string | Message | undefined,
    about?: About,
  ) {
    const mistakes = areMistakes(first) ? first : ([mistake(first, hint, about)] as const);
    super(mistakes.map(({ message }) => messageText(message)).join("\n"));
    this.name = "UsageError";
    this.mistakes = mistakes;
    this.hint = mistakes[0].hint && messageText(mistakes[0].hint);
  }
}

/** The machine said no (a full disk, a folder that cannot be written): no fault of the code's. */
export class SystemError extends Error {
  readonly hint: string | undefined;

  constructor(message: string, hint?: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "SystemError";
    this.hint = hint;
  }
}

/** The mistakes that a check throws as a `UsageError`: none if it passes. @throws Whatever else it throws. */
export function mistakesIn(check: () => unknown): readonly Mistake[] {
  try {
    check();
    return [];
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return error.mistakes;
  }
}

/** @throws {UsageError} if there are any. */
export function throwMistakes(mistakes: readonly Mistake[]): void {
  const [first, ...others] = mistakes;
  if (first) throw new UsageError([first, ...others]);
}

/** The same mistake about settings that lie within another one: those of an optimizer in `["optimizers", 1]`. */
export function nestedMistake(outer: SettingPath, { message, hint, settings, ...rest }: Mistake): Mistake {
  return {
    ...rest,
    message: nestedMessage(outer, message),
    hint: hint && nestedMessage(outer, hint),
    settings: settings.length > 0 ? settings.map((path) => [...outer, ...path]) : [outer],
  };
}

/** A `UsageError` about settings that lie within another one; any other error as it is. */
export function nestedError(outer: SettingPath, error: unknown): unknown {
  if (!(error instanceof UsageError)) return error;
  const [first, ...others] = error.mistakes;
  return new UsageError([nestedMistake(outer, first), ...others.map((one) => nestedMistake(outer, one))]);
}

function asMessage(text: string | Message): Message {
  return typeof text === "string" ? [text] : text;
}

function areMistakes(
  first: string | Message | readonly [Mistake, ...Mistake[]],
): first is readonly [Mistake, ...Mistake[]] {
  const head = typeof first === "string" ? undefined : first[0];
  return typeof head === "object" && "message" in head;
}
