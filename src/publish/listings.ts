import type { Ending } from "../formats/card.js";
import { formats } from "../formats/formats.js";
import type { Vector } from "../math/vector.js";
import type { Objective } from "../objectives/objective.js";
import type { OnlineObjective } from "../objectives/online.js";
import { objectives, onlineObjectives } from "../objectives/registry.js";
import { optimizers } from "../optimizers/registry.js";
import { HOUSE, type Rule } from "../optimizers/rule.js";
import { builtIns } from "../reel/built-ins.js";
import { USUAL_OUT } from "../reel/defaults.js";
import { destinations } from "../reel/destinations.js";
import { themes } from "../scene/theme.js";
import { bytesText, kebabCase } from "../text/typeset.js";

/** One entry of a list that `gradreel list` prints. */
export interface Listed {
  /** Lines for people; the first is a heading. */
  readonly lines: readonly string[];
  /** Plain data for scripts. */
  readonly facts: object;
}

/** Formats of recorded runs, which `gradreel trace` writes. */
const tableFormats = [
  ["csv", "tables and plotting tools", "none; every number reads back to the same double"] as const,
  ["json", "scripts", "infinities and NaN are strings"] as const,
].map(([name, use, limits]) => {
  const goodFor = `${use}; gradreel render --trajectory draws it`;
  return { name, title: name.toUpperCase(), extensions: [`.${name}`], command: "trace", goodFor, limits };
});

type ListName = "optimizers" | "objectives" | "reels" | "themes" | "formats" | "destinations";

export const listings: Readonly<Record<ListName, () => Listed[]>> = {
  optimizers: () => Object.entries<Rule>(optimizers).map(([name, rule]) => listedRule(name, rule)),
  objectives: () => [
    ...Object.values(objectives).map(listedObjective),
    ...Object.values(onlineObjectives).map(listedOnline),
  ],
  reels: () =>
    Object.entries(builtIns).map(([name, { description, reel }]) => {
      const [out] = [reel.out ?? USUAL_OUT].flat();
      const lines = [`${name}: ${description}`, `gradreel render ${name} writes ${out}`];
      return { lines, facts: { name, description, out } };
    }),
  themes: () =>
    Object.entries(themes).map(([name, { description }]) => {
      return { lines: [`${name}: ${description}`], facts: { name, description } };
    }),
  formats: () => {
    const rendered = formats.map(({ name, title, endings, goodFor, limits }) => {
      return { name, title, extensions: endings.map(endingText), command: "render", goodFor, limits };
    });
    return [...rendered, ...tableFormats].map((facts) => {
      const heading = `${facts.name}: ${facts.title} (${facts.extensions.join(", ")}), by gradreel ${facts.command}`;
      return { lines: [heading, `good for ${facts.goodFor}`, `limits: ${facts.limits}`], facts };
    });
  },
  destinations: () =>
    Object.entries(destinations).map(([name, { description, reason, formats, reel }]) => {
      const size = `${reel.width}×${reel.height}, at most ${bytesText(reel.sizeBudget)}`;
      return {
        lines: [
          `${name}: ${description}`,
          `${size}; shows ${formats.join(", ")}; ${formats[0]} is written unless a file is named`,
          `reason: ${reason}`,
        ],
        facts: { name, description, reason, formats, ...reel },
      };
    }),
};

function endingText({ extension, needs }: Ending): string {
  if (needs === "number") return `frames/%04d${extension}`;
  return needs === "animated" ? `${extension} with --animated` : extension;
}

function listedRule(name: string, { title, paper, equation, forms: all }: Rule): Listed {
  const forms = Object.entries(all).map(([form, { differs, source, defaults, weightDecay = null }]) => {
    return { name: form === HOUSE ? name : `${name}:${form}`, differs, source, defaults, weightDecay };
  });
  const formLines = forms.map(({ name, differs, source, defaults, weightDecay }) => {
    const texts = Object.entries(defaults).map(([key, value]) => `${kebabCase(key)} ${value}`);
    return `${name}: ${differs}; ${source}. [${texts.join(", ")}${weightDecay ? ` (${weightDecay})` : ""}]`;
  });
  return {
    lines: [`${name}: ${title}, ${paper}`, equation, ...formLines],
    facts: { name, title, paper, equation, forms },
  };
}

function listedObjective({ name, formula, variables, start, minima, view }: Objective): Listed {
  return {
    lines: [
      `${name}: ${formula}`,
      `${variables.length === 1 ? "one variable" : "two variables"}, start ${pointText(start)}`,
      minima.length > 0 ? `minima ${minima.map(pointText).join(" ")}` : "no minimum",
    ],
    facts: { name, formula, variables, online: false, start, minima, view: view ?? null },
  };
}

function listedOnline({ name, formula, variables, start, best, interval, settings }: OnlineObjective): Listed {
  const { learningRate, schedule, beta1, beta2 } = settings;
  return {
    lines: [
      `${name}: ${formula}`,
      `a stream of losses on [${interval.join(", ")}], start ${pointText(start)}, best fixed point ${pointText(best)}`,
      `default settings: lr=${learningRate}, schedule=${schedule}, beta1=${beta1}, beta2=${beta2}`,
    ],
    facts: { name, formula, variables, online: true, start, best, interval, settings },
  };
}

function pointText(point: Vector): string {
  return `(${point.join(", ")})`;
}
