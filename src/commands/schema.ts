import type { Command } from "./command.js";

export const schema: Command = {
  summary: "print the JSON Schema of reel files",
  usage:
    "gradreel schema\n\nPrints the JSON Schema of reel files. With it, an editor completes, explains and checks settings.",
  options: {},
  examples: [["gradreel schema > gradreel.schema.json", "once, and after an update of gradreel"]],
  notes: "Then begin a reel file in reels/ with this line:\n  # yaml-language-server: $schema=../gradreel.schema.json",
  async run(_values, { stdout }) {
    const { reelJsonSchemaText } = await import("../reel-files/json-schema.js");
    stdout.write(reelJsonSchemaText());
  },
};
