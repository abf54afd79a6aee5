import { createHash } from "node:crypto";

/** The source expression by which a Content-Security-Policy allows exactly this style or script. */
export function hashSource(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
