/** The number or boolean that a text stands for: `"25"`, `yes`. Other values stay as they are. */
export function bareValue(value: unknown): unknown {
  if (typeof value !== "string") return value;
  if (/^(true|yes|on)$/i.test(value)) return true;
  if (/^(false|no|off)$/i.test(value)) return false;
  return value.trim() !== "" && Number.isFinite(Number(value)) ? Number(value) : value;
}
