/** A setting by its path in a reel: `["hold"]`, `["optimizers", 1, "learningRate"]`. List positions count from 0. */
export type SettingPath = readonly (string | number)[];

/** A piece of a message. All but plain text reads differently on the command line, in a reel file and in TypeScript. */
export type Part =
  | string
  /** A setting's name: `--font-size`, `fontSize`. */
  | { readonly kind: "setting"; readonly path: SettingPath }
  /** A setting of the same object as the one that the message is about, by its name alone. */
  | { readonly kind: "sibling"; readonly name: string }
  /** A setting with its value, as the user would write it: `--xlim -5,5`, `xlim: [-5, 5]`. */
  | { readonly kind: "assignment"; readonly path: SettingPath; readonly value: unknown }
  /** A value as the user would write it: `-5,5`, `[-5, 5]`. */
  | { readonly kind: "value"; readonly value: unknown };

/** A sentence, or a few, as data: its wording is chosen where it is shown. */
export type Message = readonly Part[];

/** How one medium writes settings and values. */
export interface Wording {
  setting(path: SettingPath): string;
  assignment(path: SettingPath, value: unknown): string;
  value(value: unknown): string;
}

/** A message from a template. Numbers become text; parts and messages stay parts. */
export function message(texts: TemplateStringsArray, ...parts: readonly (Part | Message | number)[]): Message {
  return texts.flatMap((text, i) => {
    const part = parts[i];
    const inserted = part === undefined ? [] : typeof part === "number" ? [String(part)] : part;
    return [text, ...(isMessage(inserted) ? inserted : [inserted])].filter((piece) => piece !== "");
  });
}

function isMessage(part: Part | Message): part is Message {
  return Array.isArray(part);
}

/** The name of the setting at a path. */
export function setting(...path: SettingPath): Part {
  return { kind: "setting", path };
}

/** The name of a setting of the same object, wherever that object lies. */
export function sibling(name: string): Part {
  return { kind: "sibling", name };
}

/** A setting with the value to write for it. */
export function assignment(path: string | SettingPath, value: unknown): Part {
  return { kind: "assignment", path: typeof path === "string" ? [path] : path, value };
}

/** A value as the user would write it. */
export function literal(value: unknown): Part {
  return { kind: "value", value };
}

/** Several parts with commas, and `last` before the last one: `--out, --format or --poster`. */
export function enumeration(parts: readonly Part[], last = "and"): Message {
  return parts.flatMap((part, i) => (i === 0 ? [part] : [i === parts.length - 1 ? ` ${last} ` : ", ", part]));
}

/** A message as text. */
export function messageText(message: Message, wording: Wording = typescriptWording): string {
  return message
    .map((part) => {
      if (typeof part === "string") return part;
      if (part.kind === "setting") return wording.setting(part.path);
      if (part.kind === "sibling") return wording.setting([part.name]);
      return part.kind === "value" ? wording.value(part.value) : wording.assignment(part.path, part.value);
    })
    .join("");
}

/** The settings that a message names, each once, and the last value in it. */
export function subjectOf(message: Message): { readonly settings: SettingPath[]; readonly value: unknown } {
  const parts = message.filter((part) => typeof part !== "string");
  const paths = parts.flatMap((part) => ("path" in part ? [part.path] : []));
  return {
    settings: paths.filter((path, i) => paths.findIndex((other) => other.join() === path.join()) === i),
    value: parts.findLast((part) => "value" in part)?.value,
  };
}

/** The same message about settings inside another one. */
export function nestedMessage(outer: SettingPath, message: Message): Message {
  return message.map((part) =>
    typeof part === "string" || !("path" in part) ? part : { ...part, path: [...outer, ...part.path] },
  );
}

/** Settings and values as TypeScript writes them: `optimizers[1].learningRate`, `xlim: [-5, 5]`. */
const typescriptWording: Wording = {
  setting: (path) =>
    path.map((key, i) => (typeof key === "number" ? `[${key}]` : `${i > 0 ? "." : ""}${key}`)).join(""),
  assignment: (path, value) => `${String(path.at(-1))}: ${dataText(value)}`,
  value: (value) => dataText(value),
};

/** Data as a literal on one line: `{ name: "adam", beta1: 0.9 }`. `quoted` writes its texts. */
export function dataText(data: unknown, quoted: (text: string) => string = JSON.stringify): string {
  if (Array.isArray(data)) return `[${data.map((item) => dataText(item, quoted)).join(", ")}]`;
  if (typeof data !== "object" || data === null) return typeof data === "string" ? quoted(data) : String(data);
  const entries = Object.entries(data).map(([key, value]) => `${key}: ${dataText(value, quoted)}`);
  return entries.length > 0 ? `{ ${entries.join(", ")} }` : "{}";
}

/** True for an object that is no list, as settings are. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value of any kind as a part: `a function`, `an object of init, update`; data as a literal. */
export function described(value: unknown): Part {
  if (typeof value === "function") return "a function";
  const isCode = (inner: unknown): boolean =>
    typeof inner === "function" || (typeof inner === "object" && inner !== null && Object.values(inner).some(isCode));
  return isCode(value) ? `an object of ${Object.keys(value as object).join(", ")}` : literal(value);
}
