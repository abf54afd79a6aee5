import { rmSync } from "node:fs";
import { basename } from "node:path";
import { SystemError, UsageError } from "../errors.js";
import { type Draft, draftFile, draftSequence, type SequenceSink, withWriteErrors } from "../files/artifact.js";
import { draftStream, type StreamOptions } from "../files/streamed-artifact.js";
import type { EncodedFacts, Encoding, Subject } from "../formats/encoder.js";
import { isNumbered, writerOf } from "../formats/formats.js";
import type { ObjectiveData } from "../objectives/data.js";
import { optimizerChoices, type PlannedOutput } from "../plan/plan.js";
import { artifactReel, contentKey, ingredients } from "../provenance/key.js";
import { leftoversOf, provenanceText } from "../provenance/provenance.js";
import { describe } from "../publish/describe.js";
import { numberedPath, STDOUT } from "../reel/outputs.js";
import type { Reel } from "../reel/reel.js";
import { assignment, message } from "../text/message.js";
import { bytesText } from "../text/typeset.js";
import type { Composition } from "./composition.js";
import { develop, everyNth } from "./develop.js";
import { encodeInLockstep } from "./lockstep.js";
import { type Reduction, reductionsFor, tradesOf, unreduced } from "./reductions.js";
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
 * Writes outputs, each within its size budget. Either all of them appear or none. Files that a longer sequence of the
 * same name has left behind are removed.
 *
 * @param composeAt Composes the picture with its sides scaled.
 * @throws {SystemError} if an output cannot meet its budget; the message has the size that it reaches.
 */
export async function deliver(
  outputs: readonly PlannedOutput[],
  composeAt: (scale: number) => Composition,
  options: RenderOptions,
): Promise<Attempt[]> {
  const composition = composeAt(1);
  const reductionsOf = ({ output }: Attempt) => reductionsFor(output.format, composition.reel);
  const done = await attempt(outputs, composition, unreduced(composition.reel), options);
  try {
    // An output that cannot shrink fails before time is spent on the others.
    for (const first of done) if (reductionsOf(first).length === 0) checkBudget(first);
    for (const [i, first] of done.entries()) {
      let reached = first;
      for (const reduction of reductionsOf(first)) {
        if (isWithinBudget(reached)) break;
        reached.draft.abandon();
        [reached] = (await attempt([first.output], composeAt(reduction.scale), reduction, options)) as [Attempt];
        done[i] = reached;
      }
      checkBudget(reached);
    }
    for (const { draft } of done) await draft.commit();
    return done.map(withoutLeftovers);
  } catch (error) {
    for (const { draft } of done) draft.abandon();
    throw error;
  }
}

/** Removes the files that a longer sequence has left behind, and adds a remark about them. */
function withoutLeftovers(done: Attempt): Attempt {
  const { output, facts, composition } = done;
  const files = leftoversOf({ ...output, path: output.place }, composition.reel.frames);
  for (const file of files) withWriteErrors(file, () => rmSync(file));
  const [first] = files;
  if (first === undefined) return done;
  const what = files.length === 1 ? first : `${first} and ${files.length - 1} more`;
  return {
    ...done,
    facts: { ...facts, remarks: [...(facts.remarks ?? []), `Removed ${what}, left behind by a longer sequence.`] },
  };
}

function isWithinBudget({ output, draft }: Attempt): boolean {
  return output.budget === undefined || draft.bytes <= output.budget;
}

function checkBudget(reached: Attempt): void {
  if (isWithinBudget(reached)) return;
  const { output, draft, composition, trades } = reached;
  const { givesUp } = writerOf(output.format, composition.reel.encoder);
  const cost = trades.length > 0 ? `, with ${trades.join(", ")}` : "";
  throw new SystemError(
    `${output.path === STDOUT ? `The ${output.format} for stdout` : output.path} does not fit into ${bytesText(output.budget as number)}: the smallest is ${bytesText(draft.bytes)} (${draft.bytes} bytes)${cost}.`,
    `${trades.length > 0 ? "" : "This format cannot be made smaller. "}Allow more bytes, or choose ${givesUp.length > 0 ? "fewer frames" : "another format"} or a simpler picture. Nothing was written.`,
  );
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

function draftOf({ path, place, format }: PlannedOutput, stdout: RenderOptions["stdout"], pipe: StreamOptions): Draft {
  if (path !== STDOUT)
    return isNumbered(format) ? draftSequence((number) => numberedPath(place, number)) : draftFile(place);
  if (stdout) return draftStream(stdout, pipe);
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
