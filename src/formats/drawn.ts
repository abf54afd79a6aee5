import type { EncodedFacts, EncodeOptions, Encoding, Subject } from "./encoder.js";

/** A file's text, with facts about it. */
export interface Drawing extends Pick<EncodedFacts, "images" | "durationMs"> {
  readonly text: string;
}

/** Adapts a format that is drawn from the scene to the encoder interface; ignores the frames. */
export function drawnEncoding(draw: (subject: Subject, options: EncodeOptions) => Promise<Drawing>): Encoding<Subject> {
  return {
    passes: () => 0,
    open: async (subject, sink, options) => ({
      write: async () => {},
      async finish() {
        const { text, ...facts } = await draw(subject, options);
        await sink.write(Buffer.from(text));
        return { ...facts, exact: true };
      },
    }),
  };
}
