import { UsageError } from "../errors.js";
import { cardOf, type FormatName } from "../formats/formats.js";
import { plan } from "../plan/plan.js";
import { STDOUT } from "../reel/outputs.js";
import { renderPlan } from "../render/render.js";
import { messageText } from "../text/message.js";
import type { Terminal } from "./command.js";
import { progress } from "./progress.js";
import { destinationNotes, reelOf } from "./render-reel.js";
import { facts, report, tradesNotes } from "./report.js";
import { isSet, textOf, type Values } from "./values.js";
import { commandLineWording } from "./wording.js";

/** Renders the reel that options describe: a built-in one if it has a name, or that of an artifact, with changes. */
export async function renderOne(name: string | undefined, values: Values, terminal: Terminal): Promise<void> {
  const place = textOf(values, "save-reel");
  const saving = place === undefined ? undefined : await import("./save-reel.js");
  const reel = await reelOf(name, values);
  saving?.checkReelPlace(place as string, reel, isSet(values, "force"));
  const planned = await plan(reel);
  const piped = planned.outputs.find(({ path }) => path === STDOUT);
  if (piped) checkPipe(values, piped.format, terminal);
  const isQuiet = piped !== undefined || isSet(values, "quiet");
  // The saved reel and its pictures appear together or not at all.
  const saved = await saving?.draftReel(place as string, values, name, planned);
  const bar = isQuiet ? undefined : progress(terminal);
  try {
    const { signal, stdout } = terminal;
    const rendered = await renderPlan(planned, { signal, stdout, onProgress: bar?.update });
    bar?.stop();
    await saved?.commit();
    if (isQuiet && !isSet(values, "json")) return;
    const seconds = performance.now() / 1000;
    const { remarks, artifacts, frames } = rendered;
    const texts = remarks.map((remark) => messageText(remark, commandLineWording(values)));
    const notes = [...texts, ...tradesNotes(artifacts), ...destinationNotes(values, artifacts)];
    if (!isQuiet) for (const note of notes) terminal.stderr.write(`note: ${note}\n`);
    const lines = isSet(values, "json")
      ? artifacts.map((artifact) => JSON.stringify(facts(artifact, frames, seconds)))
      : [...report(rendered, seconds), ...(place === undefined ? [] : [`${place}: written`])];
    for (const line of lines) stdout.write(`${line}\n`);
  } catch (error) {
    saved?.abandon();
    throw error;
  } finally {
    bar?.stop();
  }
}

/** @throws {UsageError} if stdout cannot take this output. */
function checkPipe(values: Values, format: FormatName, { stdout }: Terminal): void {
  if (isSet(values, "json"))
    throw new UsageError("--json and -o - both write to stdout.", "Leave out --json, or name a file.");
  if (cardOf(format).isText || !(stdout as { isTTY?: boolean }).isTTY) return;
  throw new UsageError(
    "A terminal cannot show the bytes of a picture.",
    "Redirect them: gradreel render -o - ... > FILE.",
  );
}
