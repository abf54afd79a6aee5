/** What is wrong with a file, in a sentence: it is damaged, cut off, or of another kind. */
export class UnreadableError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "UnreadableError";
  }
}

/** This machine has nothing that could read the file; whether the file is whole is not known. */
export class NoDecoderError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "NoDecoderError";
  }
}
