/**
 * A mistake of the user's: what is wrong with which value, and what to do instead.
 * The command line prints `message`, then `hint` on its own line, and exits with code 2.
 */
export class UsageError extends Error {
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.name = "UsageError";
    this.hint = hint;
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
