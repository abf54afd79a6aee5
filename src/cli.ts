#!/usr/bin/env node
import { availableParallelism } from "node:os";
import yargs, { type Argv } from "yargs";
import { check } from "./commands/check.js";
import { type Command, FAILURE, type Terminal, USAGE } from "./commands/command.js";
import { completion, completions } from "./commands/completion.js";
import { init } from "./commands/init.js";
import { inspect } from "./commands/inspect.js";
import { list } from "./commands/list.js";
import { dashed, missingValue, rejectStrayWords, rejectUnknownOptions, tieNegatives } from "./commands/options.js";
import { render } from "./commands/render.js";
import { schema } from "./commands/schema.js";
import { snippet } from "./commands/snippet.js";
import { trace } from "./commands/trace.js";
import { type Values, wordsOf } from "./commands/values.js";
import { watch } from "./commands/watch.js";
import { commandLineWording } from "./commands/wording.js";
import { SystemError, UsageError } from "./errors.js";
import { isReaderGone } from "./files/streamed-artifact.js";
import { messageText } from "./text/message.js";
import { nearest } from "./text/nearest.js";
import { printableText } from "./text/typeset.js";
import { version } from "./version.js";

const WIDEST_HELP = 100;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
/** How the script of yargs asks what may come next: with the command line so far behind it. */
const COMPLETION_REQUEST = "--get-yargs-completions";
/** Words that ask for the page about all commands, or for the version. */
const OVERVIEWS = new Set(["--help", "-h", "help", "--version"]);

const commands: ReadonlyMap<string, Command> = new Map(
  Object.entries({ render, check, watch, init, inspect, snippet, trace, list, schema, completion }),
);

const interruption = new AbortController();
let interruptedBy: NodeJS.Signals | undefined;
/** The options given, for the wording of mistakes. */
let given: Values = {};

for (const signal of SIGNALS) {
  process.on(signal, () => {
    interruptedBy ??= signal;
    interruption.abort(new Error(`Interrupted by ${signal}.`));
  });
}
// Who waits for stdout is told what is wrong with it, too, and may have files to finish or to remove.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (isReaderGone(error) || process.exitCode) return;
  process.exitCode = report(new SystemError(`Cannot write to stdout: ${error.message}.`));
});
// And a terminal that is gone is no reason to leave the work undone.
process.stderr.on("error", () => {});

const terminal: Terminal = {
  stdout: process.stdout,
  stderr: process.stderr,
  isInteractive: process.stderr.isTTY === true && !process.env["CI"],
  signal: interruption.signal,
  processors: availableParallelism(),
  fail(code) {
    process.exitCode = Math.max(code, Number(process.exitCode ?? 0));
  },
};

// A module with reels may end the process, or keep it waiting for nothing: that is no success.
let isOver = false;
process.on("exit", () => {
  if (isOver) return;
  process.stderr.write(
    "gradreel: the process ended before the work was done. A module with reels may have done that.\n",
  );
  process.exitCode = FAILURE;
});

try {
  await run(tieNegatives(process.argv.slice(2)));
} catch (error) {
  // Dying of the signal itself tells the shell that the user wants to stop, a loop around us included.
  if (interruptedBy) {
    process.removeAllListeners(interruptedBy);
    process.kill(process.pid, interruptedBy);
  } else if (!process.exitCode) process.exitCode = report(error);
}
isOver = true;
// A module that was given up on may keep the process for ever.
if (interruption.signal.aborted) process.exit();
// What keeps the process from ending now, such as a timer of a module, is ended by a signal as ever.
for (const signal of SIGNALS) process.removeAllListeners(signal);

async function run([name, ...args]: readonly string[]): Promise<void> {
  if (name === COMPLETION_REQUEST) return complete(args);
  const command = commands.get(name ?? "");
  if (!command) return overview(name);
  rejectUnknownOptions(name as string, args, command.options);
  const values = parsed(command.describe(parser(args)));
  given = values;
  if (values["help"] || values["version"]) return;
  rejectStrayWords(name as string, wordsOf(values), command.words ?? 0);
  await command.run(values, terminal);
}

function complete([_gradreel, ...words]: readonly string[]): void {
  for (const word of completions(words, commands)) process.stdout.write(`${word}\n`);
}

function parsed(parser: Argv): Values {
  try {
    return parser.parseSync();
  } catch (error) {
    const option = (error as Error).message.match(/^Not enough arguments following: (.+)$/)?.[1];
    if (!option) throw error;
    throw missingValue(dashed(option));
  }
}

/** `gradreel --help` and `gradreel --version`; anything else is no command. */
function overview(name: string | undefined): void {
  if (!OVERVIEWS.has(name ?? "")) throw unknownCommand(name);
  const help = parser([name === "--version" ? name : "--help"]).usage(
    "gradreel <command> [options]\n\nTurns a gradient-descent run into a tutorial animation.",
  );
  for (const [command, { summary }] of commands) help.command(command, summary);
  help
    .example("gradreel render", 'the default figure, written to "output/2.8 Amsgrad.gif"')
    .example("gradreel render race", "eight optimizers on Beale's function; gradreel list reels shows more like it")
    .example('gradreel render -f "x^4 - 3x^2 + x" -O adam -o adam.gif', "another function, another rule")
    .example("gradreel init", "reels as files in your repository, and a workflow that checks them")
    .example("gradreel render reels/", "what they say, as far as it is not there already")
    .example("gradreel trace --steps 199", "the steps of the default figure as numbers")
    .example("gradreel list optimizers", "every rule, its forms and its settings")
    .epilogue(
      [
        "gradreel <command> --help explains a command.",
        "",
        "Exit codes: 0 done; 2 a mistake in a command or a reel file; 1 any other failure, and what a check finds stale.",
        "An interrupted command ends by the signal, as others do, but watch, which is meant to be stopped: 0.",
        "",
        "Environment: NO_COLOR turns colors off, FORCE_COLOR on. Where CI is set, progress is told in lines.",
      ].join("\n"),
    )
    .parseSync();
}

/**
 * yargs for the words after a command. It is not told of the commands themselves: for those it
 * would lay out the help page on every run.
 */
function parser(args: readonly string[]): Argv {
  const parser = yargs(args);
  return parser
    .scriptName("gradreel")
    .parserConfiguration({
      "boolean-negation": false,
      "camel-case-expansion": false,
      "dot-notation": false,
      "parse-numbers": false,
      "parse-positional-numbers": false,
    })
    .alias("help", "h")
    .locale("en")
    .version(version())
    .wrap(Math.min(WIDEST_HELP, parser.terminalWidth()))
    .exitProcess(false)
    .fail(false);
}

function unknownCommand(name: string | number | undefined): UsageError {
  if (name === undefined)
    return new UsageError("Which command?", "gradreel render makes an animation; gradreel --help shows all.");
  const similar = nearest(String(name), [...commands.keys()]);
  return new UsageError(
    `There is no command "${name}".`,
    similar ? `Did you mean gradreel ${similar}?` : "gradreel --help shows all.",
  );
}

function print(message: string, hint: string | undefined): void {
  process.stderr.write(`gradreel: ${printableText(message)}\n${hint ? `${printableText(hint)}\n` : ""}`);
}

/** Prints what went wrong and returns the exit code. Only a bug shows its stack. */
function report(error: unknown): number {
  if (isReaderGone(error)) return 0;
  if (error instanceof UsageError) {
    const wording = commandLineWording(given);
    for (const { message, hint } of error.mistakes)
      print(messageText(message, wording), hint && messageText(hint, wording));
    return USAGE;
  }
  if (error instanceof SystemError) {
    print(error.message, error.hint);
    return FAILURE;
  }
  if (error instanceof Error && /canvas\.node/.test(error.message)) {
    process.stderr.write(
      "gradreel: node-canvas is not built for this machine.\nRun npm run setup (or npm rebuild canvas), then try again.\n",
    );
    return FAILURE;
  }
  process.stderr.write(`gradreel: this is a bug.\n${error instanceof Error ? error.stack : error}\n`);
  return FAILURE;
}
