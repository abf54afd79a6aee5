import { nestedError } from "../../errors.js";
import { literal } from "../../text/message.js";
import { formulaObjective, formulaTextOf } from "../formula/formula.js";
import type { Objective } from "../objective.js";
import type { ObjectiveSource } from "./source.js";

interface TypedFormula {
  readonly formula: string;
}

/** A typed formula: `{ formula: "x^2" }`, or what `formulaObjective` returns. */
export const formula: ObjectiveSource<TypedFormula | Objective> = {
  example: literal({ formula: "x^2" }),
  fields: { formula: 'In one or two variables: "w^2 + b^2"' },
  takes: (choice): choice is TypedFormula | Objective => isTyped(choice) || textOf(choice) !== undefined,
  resolve(choice) {
    if (!isTyped(choice)) return choice as Objective;
    try {
      return formulaObjective(choice.formula);
    } catch (error) {
      throw nestedError(["formula"], error);
    }
  },
  dataOf: (choice) => ({ formula: isTyped(choice) ? choice.formula : textOf(choice) }),
};

function isTyped(choice: unknown): choice is TypedFormula {
  const { formula: text } = Object(choice) as Partial<TypedFormula>;
  return typeof text === "string" && Object.keys(choice as object).length === 1;
}

function textOf(choice: unknown): string | undefined {
  return typeof choice === "object" && choice !== null ? formulaTextOf(choice) : undefined;
}
