import { basename } from "node:path";
import type { Writable } from "node:stream";
import { UsageError } from "../errors.js";
import { type Draft, draftFile, type SequenceSink } from "../files/artifact.js";
import { draftSequence } from "../files/numbered-artifact.js";
import { draftStream, type StreamOptions } from "../files/streamed-artifact.js";
import type { EncodedFacts, Encoding, Subject } from "../formats/encoder.js";
import { isNumbered, writerOf } from "../formats/formats.js";
import type { ObjectiveData } from "../objectives/data.js";
import { optimizerChoices, type PlannedOutput } from "../plan/plan.js";
import { ingredients } from "../provenance/ingredients.js";
import { artifactReel, contentKey } from "../provenance/key.js";
import { provenanceText } from "../provenance/provenance.js";
import { describe } from "../publish/describe.js";
import { numberedPath, STDOUT } from "../reel/outputs.js";
import type { Reel } from "../reel/reel.js";
import { assignment, message } from "../text/message.js";
import type { Composition } from "./composition.js";
import { develop, everyNth } from "./develop.js";
import { encodeInLockstep } from "./lockstep.js";
import { type Reduction, tradesOf } from "./reductions.js";
import type { RenderOptions } from "./render.js";

/** An output in its temporary file, with facts about it. */
export interface Attempt {
  readonly output: PlannedOutput;
  readonly draft: Draft;
  readonly facts: EncodedFacts;
  readonly composition: Composition;
  /** What it gave up for its size budget, in words. */
  readonly trades: readonly string[];
  /** Alternative text. */
  readonly alt: string;
}

/**
 * Writes outputs of one composition into temporary files, side by side.
 *
 * @throws The first failure; all temporary files are removed then.
 */
export async function attempt(
  outputs: readonly PlannedOutput[],
  composition: Composition,
  reduction: Reduction,
  { signal, onProgress, stdout }: RenderOptions,
): Promise<Attempt[]> {
  const { plan, reel } = composition;
  const encodings = await Promise.all(outputs.map(({ format }) => writerOf(format, reel.encoder).encoding()));
  const { dither, poster, frames } = reel;
  const alt = describe(composition, { ...plan.reel, optimizers: optimizerChoices(plan) });
  const shared = { colors: reduction.colors, dither, posterFrame: posterFrame(poster, frames) };
  const trades = tradesOf(reel, reduction);
  const passes = Math.max(...encodings.map((encoding) => encoding.passes(shared)));
  const what = [outputs.map(({ path }) => path).join(", "), ...trades].join(", ");
  const scene = everyNth(composition.scene, reduction.every);
  const subject: Subject = {
    ...develop(scene, { passes, signal, onProgress: (done) => onProgress?.(done, what) }),
    scene,
    title: reel.title,
    description: alt,
    page: async (options) => {
      const { htmlPage } = await import("../page/html-page.js");
      const objective = plan.reel.objective as ObjectiveData;
      return htmlPage({ chart: composition, objective, description: alt, ...options });
    },
  };
  const drafts: Draft[] = [];
  try {
    const isHeld = reel.sizeBudget !== undefined;
    const isOnly = reel.out.length === 1;
    for (const output of outputs) drafts.push(draftOf(output, stdout, { isHeld, isOnly, signal }));
    const jobs = outputs.map((output, i) => ({
      encoding: encodings[i] as Encoding<Subject, SequenceSink>,
      sink: (drafts[i] as Draft).sink,
      options: { ...shared, comment: commentFor(output, alt, composition, trades) },
    }));
    const facts = await encodeInLockstep(subject, jobs, signal);
    for (const draft of drafts) draft.close();
    return outputs.map((output, i) => {
      return { output, draft: drafts[i] as Draft, facts: facts[i] as EncodedFacts, composition, trades, alt };
    });
  } catch (error) {
    for (const draft of drafts) draft.abandon();
    throw error;
  }
}

/** The provenance that is embedded in a file. */
function commentFor(
  output: PlannedOutput,
  alt: string,
  { plan, reel, scene }: Composition,
  trades: readonly string[],
): string {
  return provenanceText({
    ...ingredients(),
    key: contentKey(plan, output),
    format: output.format,
    ...scene.size,
    frames: reel.frames,
    alt,
    reel: artifactReel(plan, output),
    pattern: isNumbered(output.format) ? basename(output.path) : undefined,
    trades: trades.length > 0 ? trades : undefined,
  });
}

function draftOf({ path, place, format }: PlannedOutput, stdout: Writable | undefined, options: StreamOptions): Draft {
  if (path !== STDOUT)
    return isNumbered(format) ? draftSequence((number) => numberedPath(place, number)) : draftFile(place);
  if (stdout) return draftStream(stdout, options);
  throw new UsageError('A reel whose out is "-" needs a stream to write to.', "Pass { stdout: process.stdout }.");
}

function posterFrame(poster: Reel["poster"], frames: number): number {
  if (poster === "first") return 0;
  if (poster === "middle") return Math.floor((frames - 1) / 2);
  if (poster === "last") return frames - 1;
  if (poster < frames) return poster;
  throw new UsageError(
    `There is no frame ${poster} for a still: the film has ${frames}, and the first is 0.`,
    message`Choose ${assignment("poster", frames - 1)} or less.`,
    { settings: [["poster"]], value: poster },
  );
}
