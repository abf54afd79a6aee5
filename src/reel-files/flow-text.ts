import { dataText } from "../text/message.js";

/** Data on one line of a reel file: `{ name: adam, learningRate: 0.05 }`. */
export function flowText(data: unknown): string {
  return dataText(data, (text) => (isPlain(text) ? text : JSON.stringify(text)));
}

/** True if YAML reads a text without quotes as that text. */
function isPlain(text: string): boolean {
  return /^[a-z(](?:[\w .()^*/+=-]*[\w)])?$/i.test(text) && !/^(?:true|false|null)$/i.test(text);
}
