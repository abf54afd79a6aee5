/** Turns the text of a number or a boolean into it: `"25"`, `yes`. Returns other values unchanged. */
export function bareValue(value: unknown): unknown {
  if (typeof value !== "string") return value;
  if (/^(true|yes|on)$/i.test(value)) return true;
  if (/^(false|no|off)$/i.test(value)) return false;
  return value.trim() !== "" && Number.isFinite(Number(value)) ? Number(value) : value;
}
