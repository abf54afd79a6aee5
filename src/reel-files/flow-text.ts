/** Data on one line of a reel file: `{ name: adam, learningRate: 0.05 }`. */
export function flowText(data: unknown): string {
  if (Array.isArray(data)) return `[${data.map(flowText).join(", ")}]`;
  if (typeof data === "object" && data !== null) {
    const entries = Object.entries(data).map(([key, value]) => `${key}: ${flowText(value)}`);
    return entries.length > 0 ? `{ ${entries.join(", ")} }` : "{}";
  }
  return typeof data === "string" && !isPlain(data) ? JSON.stringify(data) : String(data);
}

/** True if YAML reads a text without quotes as that text. */
function isPlain(text: string): boolean {
  return /^[a-z(](?:[\w .()^*/+=-]*[\w)])?$/i.test(text) && !/^(?:true|false|null)$/i.test(text);
}
