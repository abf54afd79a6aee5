import { formats } from "../formats/formats.js";
import type { Vector } from "../math/vector.js";
import type { Objective } from "../objectives/objective.js";
import type { OnlineObjective } from "../objectives/online.js";
import { objectives, onlineObjectives } from "../objectives/registry.js";
import { type HyperParameterName, optionName } from "../optimizers/hyper-parameter.js";
import { optimizers } from "../optimizers/registry.js";
import { type Form, HOUSE, type Rule } from "../optimizers/rule.js";
import { builtIns } from "../reel/built-ins.js";
import { USUAL_OUT } from "../reel/defaults.js";
import { destinations } from "../reel/destinations.js";
import { themes } from "../scene/theme.js";
import { bytesText } from "../text/typeset.js";
import { renderedFormat, tableFormats } from "./listed-formats.js";

/** One thing that can be asked for by name: for people, and for scripts. */
export interface Listed {
  /** The first is a heading. */
  readonly lines: readonly string[];
  /** Plain data. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What there is, by kind. */
export const listings: {
  readonly optimizers: () => Listed[];
  readonly objectives: () => Listed[];
  readonly reels: () => Listed[];
  readonly themes: () => Listed[];
  readonly formats: () => Listed[];
  readonly destinations: () => Listed[];
} = {
  optimizers: () => Object.entries<Rule>(optimizers).map(([name, rule]) => listedRule(name, rule)),
  objectives: () => [
    ...Object.values(objectives).map(listedObjective),
    ...Object.values(onlineObjectives).map(listedOnline),
  ],
  reels: () =>
    Object.entries(builtIns).map(([name, { description, reel }]) => {
      const [out] = [reel.out ?? USUAL_OUT].flat();
      return {
        lines: [`${name}: ${description}`, `gradreel render ${name} writes ${out}`],
        facts: { name, description, out },
      };
    }),
  themes: () =>
    Object.entries(themes).map(([name, { description }]) => ({
      lines: [`${name}: ${description}`],
      facts: { name, description },
    })),
  formats: () =>
    [...formats.map(renderedFormat), ...tableFormats].map(({ name, title, extensions, command, goodFor, limits }) => ({
      lines: [
        `${name}: ${title} (${extensions.join(", ")}), by gradreel ${command}`,
        `good for ${goodFor}`,
        `limits: ${limits}`,
      ],
      facts: { name, title, extensions, command, goodFor, limits },
    })),
  destinations: () =>
    Object.entries(destinations).map(([name, { description, reason, formats, reel }]) => ({
      lines: [
        `${name}: ${description}`,
        `${reel.width}×${reel.height}, ${bytesText(reel.sizeBudget)} at most; shows ${formats.join(", ")}, and ${formats[0]} is written unless a file is named`,
        `reason: ${reason}`,
      ],
      facts: {
        name,
        description,
        reason,
        formats,
        width: reel.width,
        height: reel.height,
        sizeBudget: reel.sizeBudget,
      },
    })),
};

function listedRule(name: string, { title, paper, equation, forms }: Rule): Listed {
  const listed = Object.entries(forms).map(([form, facts]) => ({
    name: form === HOUSE ? name : `${name}:${form}`,
    ...facts,
  }));
  return {
    lines: [
      `${name}: ${title}, ${paper}`,
      equation,
      ...listed.map((form) => `${form.name}: ${form.differs}; ${form.source}. ${defaultsOf(form)}`),
    ],
    facts: {
      name,
      title,
      paper,
      equation,
      forms: listed.map((form) => ({
        name: form.name,
        differs: form.differs,
        source: form.source,
        defaults: form.defaults,
        weightDecay: form.weightDecay ?? null,
      })),
    },
  };
}

function settingsOf({ defaults }: Form): [string, number][] {
  return Object.entries(defaults).map(([name, value]) => [optionName(name as HyperParameterName), value]);
}

function defaultsOf(form: Form): string {
  const texts = settingsOf(form).map(([name, value]) => `${name} ${value}`);
  return `[${texts.join(", ")}${form.weightDecay ? ` (${form.weightDecay})` : ""}]`;
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
      `settings unless others are given: lr=${learningRate}, schedule=${schedule}, beta1=${beta1}, beta2=${beta2}`,
    ],
    facts: {
      name,
      formula,
      variables,
      online: true,
      start,
      best,
      interval,
      settings: { learningRate, schedule, beta1, beta2 },
    },
  };
}

function pointText(point: Vector): string {
  return `(${point.join(", ")})`;
}
