import { enumeration, messageText } from "../text/message.js";

/** The parts of a reel that a file cannot hold, as settings: `objective`, `optimizers[1]`, `runs`. */
function ownPartsOf({ objective, optimizers, trajectory }: Readonly<Record<string, unknown>>): string[] {
  const isOwn = (part: unknown) => typeof part === "object" && part !== null && "own" in part;
  const rules = Array.isArray(optimizers) ? optimizers : [];
  return [
    ...(isOwn(objective) ? ["objective"] : []),
    ...rules.flatMap((rule, i) => (isOwn(rule) ? [`optimizers[${i}]`] : [])),
    ...(isOwn(trajectory) ? ["runs"] : []),
  ];
}

/** The reason why a file cannot be rendered again; undefined if it can. */
export function ownPartsText(reel: object): string | undefined {
  const parts = ownPartsOf(reel as Readonly<Record<string, unknown>>);
  if (parts.length === 0) return undefined;
  return `It was rendered in TypeScript with ${messageText(enumeration(parts))} that no reel file can hold.`;
}
