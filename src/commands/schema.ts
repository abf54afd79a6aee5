import type { Argv } from "yargs";
import type { Command, Terminal } from "./command.js";
import type { Values } from "./values.js";

/** `gradreel schema`: what reel files may say, for editors. */
export const schema: Command = { summary: "print the JSON Schema of reel files", options: {}, describe, run };

function describe(yargs: Argv): Argv {
  return yargs
    .usage(
      "gradreel schema\n\nPrints the JSON Schema of reel files. An editor that knows it completes, explains and checks what is written.",
    )
    .example("gradreel schema > gradreel.schema.json", "once, and after an update of gradreel")
    .epilogue(
      [
        "Then let a reel file in reels/ begin with:",
        "  # yaml-language-server: $schema=../gradreel.schema.json",
        "",
        "Exit codes: 0 done, 2 a mistake in the command, 1 any other failure.",
      ].join("\n"),
    );
}

async function run(_values: Values, { stdout }: Terminal): Promise<void> {
  const { reelJsonSchemaText } = await import("../reel-files/json-schema.js");
  stdout.write(reelJsonSchemaText());
}
