import { commands, gradreel, helpGroups, list, schema } from "./gradreel.mjs";
import { code, codes, plain, table } from "./markdown.mjs";
import { settings } from "./settings.mjs";

/** Every generated part, by its name in the pages: a function that returns Markdown. */
export const parts = {
  commands: () =>
    table(
      ["command", "does"],
      commands().map(({ name, summary }) => [
        `[${code(`gradreel ${name}`)}](#gradreel-${name})`,
        plain(capital(summary)),
      ]),
    ),
  options: (command) =>
    ownGroups(command)
      .map(({ title, options }) => `**${title}**\n\n${optionTable(options)}`)
      .join("\n\n"),
  settings: () => settings(schema()),
  optimizers: () =>
    table(
      ["optimizer", "equation", "source"],
      list("optimizers").map(({ name, title, equation, paper }) => [
        `${code(name)}, ${title}`,
        plain(equation),
        linked(paper),
      ]),
    ),
  forms: () =>
    table(
      ["form", "how it differs", "where its defaults come from", "defaults"],
      list("optimizers").flatMap(({ forms }) => forms.map(formRow)),
    ),
  objectives: () =>
    table(
      ["objective", "formula", "start", "minima"],
      list("objectives")
        .filter(({ online }) => !online)
        .map(({ name, formula, start, minima }) => [
          code(name),
          code(formula),
          pointText(start),
          minima.map(pointText).join(", ") || "none",
        ]),
    ),
  streams: () =>
    table(
      ["stream", "losses", "interval", "start", "best fixed point", "settings unless you give others"],
      list("objectives")
        .filter(({ online }) => online)
        .map(({ name, formula, interval, start, best, settings }) => [
          code(name),
          plain(formula),
          plain(`[${interval.join(", ")}]`),
          pointText(start),
          pointText(best),
          codes(Object.entries(settings).map(([setting, value]) => `${setting} ${value}`)),
        ]),
    ),
  formats: () =>
    table(
      ["name", "format", "extension", "good for", "limits"],
      list("formats").map(({ name, title, extensions, goodFor, limits }) => [
        code(name),
        plain(title),
        extensions.map(extensionText).join(", "),
        plain(goodFor),
        plain(limits),
      ]),
    ),
  destinations: () =>
    table(
      ["destination", "for", "size", "budget", "formats, the default first", "reason"],
      list("destinations").map((to) => [
        code(to.name),
        plain(to.description),
        `${to.width}×${to.height}`,
        `${to.sizeBudget / 1e6} MB`,
        to.formats.join(", "),
        plain(to.reason),
      ]),
    ),
  themes: () =>
    table(
      ["theme", "look"],
      list("themes").map(({ name, description }) => [code(name), plain(description)]),
    ),
  reel: (name) => {
    const reels = list("reels");
    const at = reels.findIndex((reel) => reel.name === name);
    // One call prints them all, an empty line between two.
    const snippets = gradreel("snippet", ...reels.map(({ out }) => `../${out}`)).split("\n\n");
    return `${plain(capital(reels[at].description))}.\n\n${snippets[at]}`;
  },
};

/** The groups of a command's options, without those that render has as well. */
function ownGroups(command) {
  const groups = helpGroups(command);
  if (command === "render") return groups;
  const shared = new Set(helpGroups("render").flatMap(({ options }) => options.map(rowText)));
  return groups
    .map(({ title, options }) => ({ title, options: options.filter((option) => !shared.has(rowText(option))) }))
    .filter(({ options }) => options.length > 0);
}

function rowText({ names, text }) {
  return `${names} ${text}`;
}

function optionTable(options) {
  return table(
    ["option", "meaning", "default"],
    options.map(({ names, text }) => {
      const [, what, usual = ""] = text.match(/^(.*?)(?: \[([^\]]*)\])?$/);
      return [codes(names), plain(what), plain(usual)];
    }),
  );
}

function formRow({ name, differs, source, defaults, weightDecay }) {
  const values = Object.entries(defaults).map(([setting, value]) => `${setting} ${value}`);
  return [code(name), plain(differs), plain(source), `${values.join(", ")}${weightDecay ? ` (${weightDecay})` : ""}`];
}

/** A source with its link, which the list prints without a scheme. */
function linked(paper) {
  return plain(paper).replace(/(\S+\.\w+\/\S+)$/, (url) => `[${url}](https://${url})`);
}

function pointText(point) {
  return `(${point.map((value) => Number(value.toPrecision(6))).join(", ")})`;
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `.png with --animated` as two pieces of code. */
function extensionText(text) {
  return text.split(" with ").map(code).join(" with ");
}
