import { type Mistake, mistake, nestedError, throwMistakes } from "../../errors.js";
import { literal, message } from "../../text/message.js";
import { formulaObjective, formulaTextOf } from "../formula/formula.js";
import type { Objective } from "../objective.js";
import type { ObjectiveSource } from "./source.js";

interface TypedFormula {
  readonly formula: string;
}

const FIELDS = { formula: 'In one or two variables: "w^2 + b^2"' };

/** A typed formula: `{ formula: "x^2" }`, or what `formulaObjective` returns. */
export const formula: ObjectiveSource<TypedFormula | Objective> = {
  example: literal({ formula: "x^2" }),
  fields: FIELDS,
  takes: (choice): choice is TypedFormula | Objective => isTyped(choice) || textOf(choice) !== undefined,
  resolve(choice) {
    if (!isTyped(choice)) return choice;
    throwMistakes(Object.keys(choice).flatMap((name) => (name in FIELDS ? [] : [strayMistake(name)])));
    try {
      return formulaObjective(choice.formula);
    } catch (error) {
      throw nestedError(["formula"], error);
    }
  },
  dataOf: (choice) => ({ formula: isTyped(choice) ? choice.formula : textOf(choice) }),
};

/** Whether it has a formula, right or wrong, and is no function of one's own that has one besides. */
function isTyped(choice: unknown): choice is TypedFormula {
  return typeof choice === "object" && choice !== null && "formula" in choice && !("value" in choice);
}

function strayMistake(name: string): Mistake {
  const hint = message`Write ${literal({ formula: "x^2" })}; other settings belong beside it.`;
  return mistake(`A formula has no setting "${name}".`, hint, { settings: [[name]], isName: true });
}

function textOf(choice: unknown): string | undefined {
  return typeof choice === "object" && choice !== null ? formulaTextOf(choice) : undefined;
}
