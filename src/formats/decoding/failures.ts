/** A file that is damaged, cut off, or of another kind. The message is a sentence about it. */
export class UnreadableError extends Error {
  override name = "UnreadableError";
}

/** This machine has no decoder for the file, which may be whole or not. */
export class NoDecoderError extends Error {
  override name = "NoDecoderError";
}
