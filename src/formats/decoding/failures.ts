/** A file that is damaged, cut off, or of another kind. The message is a sentence about it. */
export class UnreadableError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "UnreadableError";
  }
}

/** This machine has no decoder for the file, which may be whole or not. */
export class NoDecoderError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "NoDecoderError";
  }
}
