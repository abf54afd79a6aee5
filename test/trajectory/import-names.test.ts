import { describe, expect, it } from "vitest";
import { formulaObjective } from "../../src/objectives/formula/formula.js";
import { optimizers } from "../../src/optimizers/registry.js";
import { toCsv } from "../../src/trajectory/export.js";
import { importTrajectories } from "../../src/trajectory/load.js";
import { tabulate } from "../../src/trajectory/table.js";

const source = { name: "run.csv", format: "csv" } as const;

describe("the columns of a trace", () => {
  it("have the names of the variables", () => {
    const { columns } = tabulate({
      runs: [{ optimizer: optimizers.sgd({ learningRate: 0.1 }) }],
      objective: formulaObjective("w^2 + b^2"),
      steps: 1,
    });
    expect(columns).toEqual(["t", "w", "b", "f", "gradient_w", "gradient_b", "update_w", "update_b"]);
  });

  it.each(["w^2 + b^2", "θ²", "x1^2 + x2^2"])("of %s are read again as that run", (formula) => {
    const objective = formulaObjective(formula);
    const table = tabulate({ runs: [{ optimizer: optimizers.sgd({ learningRate: 0.1 }) }], objective, steps: 5 });
    const [run] = importTrajectories([...toCsv(table)].join(""), source, objective);
    expect(run?.trajectory.variables).toEqual(objective.variables);
    expect(run?.trajectory.pointAt(5)).toEqual([...table.rows()][5]?.slice(1, 1 + objective.variables.length));
  });

  it.each([
    ["θ²", "t,theta\n0,1\n", 'Rename the column "theta" to θ.'],
    ["w^2 + b^2", "t,x,y\n0,1,2\n", 'Rename the column "x" to w.'],
    ["w^2 + b^2", "t,w,y\n0,1,2\n", 'Rename the column "y" to b.'],
  ])("of a run on %s under another name are named: %j", (formula, text, hint) => {
    expect(() => importTrajectories(text, source, formulaObjective(formula))).toThrow(
      expect.objectContaining({ hint }),
    );
  });
});
