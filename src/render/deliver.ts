import { rmSync } from "node:fs";
import { SystemError } from "../errors.js";
import { withWriteErrors } from "../files/artifact.js";
import { writerOf } from "../formats/formats.js";
import type { PlannedOutput } from "../plan/plan.js";
import { leftoversOf } from "../provenance/leftovers.js";
import { STDOUT } from "../reel/outputs.js";
import { bytesText } from "../text/typeset.js";
import { type Attempt, attempt } from "./attempt.js";
import type { Composition } from "./composition.js";
import { reductionsFor, unreduced } from "./reductions.js";
import type { RenderOptions } from "./render.js";

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
  const done = await attempt(outputs, composition, unreduced(composition.reel), options);
  try {
    // An output that cannot shrink fails before time is spent on the others.
    for (const reached of done) {
      const budget = reached.output.budget ?? Number.POSITIVE_INFINITY;
      const isHopeless = reductionsFor(reached.output.format, composition.reel).length === 0;
      if (isHopeless && reached.draft.bytes > budget) throw overBudget(reached, budget);
    }
    for (const [i, first] of done.entries()) {
      const budget = first.output.budget ?? Number.POSITIVE_INFINITY;
      for (const reduction of reductionsFor(first.output.format, composition.reel)) {
        if ((done[i] as Attempt).draft.bytes <= budget) break;
        (done[i] as Attempt).draft.abandon();
        const [smaller] = await attempt([first.output], composeAt(reduction.scale), reduction, options);
        done[i] = smaller as Attempt;
      }
      if ((done[i] as Attempt).draft.bytes > budget) throw overBudget(done[i] as Attempt, budget);
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

function overBudget({ output, draft, composition, trades }: Attempt, budget: number): SystemError {
  const { givesUp } = writerOf(output.format, composition.reel.encoder);
  const cost = trades.length > 0 ? `, with ${trades.join(", ")}` : "";
  return new SystemError(
    `${output.path === STDOUT ? `The ${output.format} for stdout` : output.path} does not fit into ${bytesText(budget)}: the smallest is ${bytesText(draft.bytes)} (${draft.bytes} bytes)${cost}.`,
    `${trades.length > 0 ? "" : "This format cannot be made smaller. "}Allow more bytes, or choose ${givesUp.length > 0 ? "fewer frames" : "another format"} or a simpler picture. Nothing was written.`,
  );
}
