import { code, codes, plain, table } from "./markdown.mjs";

/** A table of what a reel may set, from the JSON Schema of reel files. */
export function settings({ $defs }) {
  const rows = Object.entries($defs.reel.properties).map(([name, { $ref }]) => {
    const definition = $defs[$ref.split("/").at(-1)];
    const [, what, usual = ""] = definition.description.match(/^(.*?)(?: \[([^\]]*)\])?$/);
    return [code(name), valueText(definition), plain(what), plain(usual)];
  });
  return table(["setting", "value", "meaning", "default"], rows);
}

/** What a value may be, in words. */
function valueText(definition) {
  const { type, enum: words, const: constant, anyOf, oneOf, items, $ref, pattern } = definition;
  if ($ref) return $ref.endsWith("/optimizer") ? "[optimizers](optimizers.md)" : code($ref.split("/").at(-1));
  if (constant !== undefined) return code(constant);
  if (words) return words.length > 8 ? "a name" : codes(words);
  if (anyOf ?? oneOf) return [...new Set((anyOf ?? oneOf).map(valueText))].join(" or ");
  if (type === "boolean") return `${code(true)} or ${code(false)}`;
  if (type === "integer" || type === "number") return numberText(definition);
  if (type === "array") return Array.isArray(items) ? `${code("[low, high]")}` : `a list of ${listed(items)}`;
  if (type === "object") return objectText(definition);
  return pattern?.includes("[bB]") ? `a size such as ${code("5MB")}` : "text";
}

function listed(items) {
  return items.type === "number" ? "numbers" : valueText(items).replace(/^text$/, "texts");
}

function numberText({ type, minimum, maximum }) {
  const kind = type === "integer" ? "whole number" : "number";
  if (minimum === undefined) return kind;
  return maximum === Number.MAX_SAFE_INTEGER ? `${kind} from ${minimum}` : `${kind} from ${minimum} to ${maximum}`;
}

function objectText({ properties, additionalProperties }) {
  if (properties?.formula) return code("{ formula: TEXT }");
  if (properties) return "a list of values for each setting";
  if (additionalProperties.type === "number") return `a number for each variable: ${code("{ w: 1, b: 2 }")}`;
  return `${valueText(additionalProperties).replace(/^/, "by format or path: ")}`;
}
