#!/usr/bin/env node
import yargs, { type Argv } from "yargs";
import { nearest, tieNegatives } from "./commands/options.js";
import { describeRender, runRender } from "./commands/render.js";
import type { Terminal } from "./commands/terminal.js";
import { describeTrace, runTrace } from "./commands/trace.js";
import type { Values } from "./commands/values.js";
import { SystemError, UsageError } from "./errors.js";
import { version } from "./version.js";

const FAILURE = 1;
const USAGE = 2;
const WIDEST_HELP = 100;
const COMMANDS = ["render", "trace"];

const interruption = new AbortController();
let interruptedBy: NodeJS.Signals | undefined;

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    interruptedBy = signal;
    interruption.abort(new Error(`Interrupted by ${signal}.`));
  });
}
// A reader that has seen enough, such as head, is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

const terminal: Terminal = {
  stdout: process.stdout,
  stderr: process.stderr,
  isInteractive: process.stderr.isTTY === true && !process.env["CI"],
  signal: interruption.signal,
};

try {
  await parser(tieNegatives(process.argv.slice(2))).parseAsync();
} catch (error) {
  // Dying of the signal itself tells the shell that the user wants to stop, a loop around us included.
  if (interruptedBy) process.kill(process.pid, interruptedBy);
  else process.exitCode = report(error);
}

function parser(args: readonly string[]): Argv {
  const parser = yargs(args);
  return parser
    .scriptName("gradreel")
    .usage("gradreel <command> [options]\n\nTurns a gradient-descent run into a tutorial animation.")
    .command("render", "render a run as an animated GIF", describeRender, (values) => runRender(values, terminal))
    .command("trace", "print the numbers of a run", describeTrace, (values) => runTrace(values, terminal))
    .command("$0", false, {}, rejectCommand)
    .example("gradreel render", 'the post\'s figure, written to "output/2.8 Amsgrad.gif"')
    .example("gradreel trace --steps 200", "the same run as numbers")
    .epilogue("gradreel <command> --help explains a command.")
    .parserConfiguration({
      "boolean-negation": false,
      "camel-case-expansion": false,
      "dot-notation": false,
      "duplicate-arguments-array": false,
      "parse-numbers": false,
      "parse-positional-numbers": false,
    })
    .locale("en")
    .version(version())
    .wrap(Math.min(WIDEST_HELP, parser.terminalWidth()))
    .exitProcess(false)
    .fail(false);
}

function rejectCommand({ _: [word] }: Values & { _: (string | number)[] }): never {
  if (word === undefined) throw new UsageError("Which command?", "gradreel render makes the GIF; gradreel --help shows all.");
  const similar = nearest(String(word), COMMANDS);
  throw new UsageError(
    `There is no command "${word}".`,
    similar ? `Did you mean gradreel ${similar}?` : `The commands are ${COMMANDS.join(" and ")}.`,
  );
}

/** Prints what went wrong and gives the exit code. Only a bug shows its stack. */
function report(error: unknown): number {
  if (error instanceof UsageError || error instanceof SystemError) {
    process.stderr.write(`gradreel: ${error.message}\n${error.hint ? `${error.hint}\n` : ""}`);
    return error instanceof UsageError ? USAGE : FAILURE;
  }
  if (error instanceof Error && /canvas\.node/.test(error.message)) {
    process.stderr.write("gradreel: node-canvas is not built for this machine.\nRun npm run setup (or npm rebuild canvas), then try again.\n");
    return FAILURE;
  }
  process.stderr.write(`gradreel: this is a bug.\n${error instanceof Error ? error.stack : error}\n`);
  return FAILURE;
}
