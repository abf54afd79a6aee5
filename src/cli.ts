#!/usr/bin/env node
import { availableParallelism } from "node:os";
import yargs, { type Argv } from "yargs";
import { check } from "./commands/check.js";
import {
  type Command,
  dashed,
  FAILURE,
  type HelpPage,
  missingValue,
  rejectStrayWords,
  rejectUnknownOptions,
  type Terminal,
  tieNegatives,
  USAGE,
} from "./commands/command.js";
import { completion, completions } from "./commands/completion.js";
import { init } from "./commands/init.js";
import { inspect } from "./commands/inspect.js";
import { list } from "./commands/list.js";
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

/** `-h`, also in a group of short options, `--help` or `--version`. */
const PAGE_ASKED = /^-(-help|-version|[a-z]*h)/i;
const WIDEST_HELP = 100;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
/** The completion script of yargs passes this and the command line so far. */
const COMPLETION_REQUEST = "--get-yargs-completions";
const OVERVIEWS = new Set(["--help", "-h", "help", "--version"]);

const EXIT_CODES = "0 done, 2 a mistake in the command, 1 any other failure";

/** `gradreel --help`. */
const page: HelpPage = {
  usage: "gradreel <command> [options]\n\nTurns a gradient-descent run into a tutorial animation.",
  examples: [
    ["gradreel render", 'the default figure, written to "output/2.8 Amsgrad.gif"'],
    ["gradreel render race", "eight optimizers on Beale's function; gradreel list reels shows more like it"],
    ['gradreel render -f "x^4 - 3x^2 + x" -O adam -o adam.gif', "another function, another rule"],
    ["gradreel init", "reels as files in your repository, and a workflow that checks them"],
    ["gradreel render reels/", "the reels of files that are not up to date"],
    ["gradreel trace --steps 199", "the steps of the default figure as numbers"],
    ["gradreel list optimizers", "every rule, its forms and its settings"],
  ],
  notes:
    "gradreel <command> --help explains a command.\n\nEnvironment: NO_COLOR turns colors off, FORCE_COLOR on. If CI is set, progress is printed in lines.",
  exitCodes:
    "0 done; 2 a mistake in a command or a reel file; 1 any other failure, or stale files found by a check. A signal ends a command as usual; gradreel watch ends with 0",
};

const commands: ReadonlyMap<string, Command> = new Map(
  Object.entries({ render, check, watch, init, inspect, snippet, trace, list, schema, completion }),
);

const interruption = new AbortController();
let interruptedBy: NodeJS.Signals | undefined;
/** The given options, for the wording of mistakes. */
let given: Values = {};

for (const signal of SIGNALS) {
  process.on(signal, () => {
    interruptedBy ??= signal;
    interruption.abort(new Error(`Interrupted by ${signal}.`));
  });
}
// A command that waits for stdout sees the error as well, and finishes or removes its files.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (isReaderGone(error) || process.exitCode) return;
  process.exitCode = report(new SystemError(`Cannot write to stdout: ${error.message}.`));
});
// The work goes on without a terminal.
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

// A module with reels may end the process, or wait for something that never comes.
let isOver = false;
process.on("exit", () => {
  if (isOver) return;
  process.stderr.write("gradreel: the process ended before the work was done, perhaps by a module with reels.\n");
  process.exitCode = FAILURE;
});

try {
  await run(tieNegatives(process.argv.slice(2)));
} catch (error) {
  // A process that ends by the signal also stops a shell loop around it.
  if (interruptedBy) {
    process.removeAllListeners(interruptedBy);
    process.kill(process.pid, interruptedBy);
  } else if (!process.exitCode) process.exitCode = report(error);
}
isOver = true;
// A module that did not answer may keep the process alive.
if (interruption.signal.aborted) process.exit();
// If a timer of a module still keeps the process alive, a signal ends it.
for (const signal of SIGNALS) process.removeAllListeners(signal);

async function run([name, ...args]: readonly string[]): Promise<void> {
  if (name === COMPLETION_REQUEST) {
    for (const word of completions(args.slice(1), commands)) process.stdout.write(`${word}\n`);
    return;
  }
  const command = name === undefined ? undefined : commands.get(name);
  if (name === undefined || !command) return overview(name);
  rejectUnknownOptions(name, args, command.options);
  const isPageAsked = args.some((word) => PAGE_ASKED.test(word));
  given = parsed(isPageAsked ? parser(args, command) : reader(args).options(command.options ?? {}));
  if (given["help"] || given["version"]) return;
  rejectStrayWords(name, wordsOf(given), command.words ?? 0);
  await command.run(given, terminal);
}

function parsed(parser: Argv): Values {
  try {
    return parser.parseSync();
  } catch (error) {
    const option = (error as Error).message.match(/^Not enough arguments following: (.+)$/)?.[1];
    throw option ? missingValue(dashed(option)) : error;
  }
}

/** Prints `gradreel --help` or `gradreel --version`. @throws {UsageError} for any other word. */
function overview(name: string | undefined): void {
  if (!OVERVIEWS.has(name ?? "")) throw unknownCommand(name);
  const help = parser([name === "--version" ? name : "--help"], page);
  for (const [command, { summary }] of commands) help.command(command, summary);
  help.parseSync();
}

/**
 * yargs for the words after a command, without its options. It does not know the other commands: it would lay out help
 * for them in every run.
 */
function reader(args: readonly string[]): Argv {
  return yargs(args)
    .parserConfiguration({
      "boolean-negation": false,
      "camel-case-expansion": false,
      "dot-notation": false,
      "parse-numbers": false,
      "parse-positional-numbers": false,
    })
    .alias("help", "h")
    .locale("en")
    .exitProcess(false)
    .fail(false);
}

/** The same with options and a help page, whose texts take a hundredth of the time of a render. */
function parser(
  args: readonly string[],
  { usage, examples, notes, exitCodes = EXIT_CODES, options = {}, groups = {} }: HelpPage,
): Argv {
  const parser = reader(args);
  for (const [title, names] of Object.entries(groups)) parser.group([...names], `${title}:`);
  return parser
    .scriptName("gradreel")
    .version(version())
    .wrap(Math.min(WIDEST_HELP, parser.terminalWidth()))
    .usage(usage)
    .options(options)
    .example(examples.map(([commandLine, result]) => [commandLine, result]))
    .epilogue(`${notes === undefined ? "" : `${notes}\n\n`}Exit codes: ${exitCodes}.`);
}

function unknownCommand(name: string | undefined): UsageError {
  if (name === undefined)
    return new UsageError("Which command?", "gradreel render makes an animation; gradreel --help shows all.");
  const similar = nearest(name, [...commands.keys()]);
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
  if (error instanceof SystemError) print(error.message, error.hint);
  else if (error instanceof Error && /canvas\.node/.test(error.message))
    print("node-canvas is not built for this machine.", "Run npm run setup (or npm rebuild canvas), then try again.");
  else process.stderr.write(`gradreel: this is a bug.\n${error instanceof Error ? error.stack : error}\n`);
  return FAILURE;
}
