import { ackley } from "./ackley.js";
import { beale } from "./beale.js";
import { booth } from "./booth.js";
import { cubic } from "./cubic.js";
import { goldsteinPrice } from "./goldstein-price.js";
import { himmelblau } from "./himmelblau.js";
import { levy } from "./levy.js";
import { mccormick } from "./mccormick.js";
import { michalewicz } from "./michalewicz.js";
import type { Objective } from "./objective.js";
import type { OnlineObjective } from "./online.js";
import { quadratic } from "./quadratic.js";
import { rastrigin } from "./rastrigin.js";
import { reddi3, reddi101 } from "./reddi.js";
import { rosenbrock } from "./rosenbrock.js";
import { saddle } from "./saddle.js";
import { sixHumpCamel } from "./six-hump-camel.js";
import { styblinskiTang } from "./styblinski-tang.js";
import { threeHumpCamel } from "./three-hump-camel.js";

/** Every function that has a name: the post's two, then the usual test functions. */
export const objectives = {
  cubic: cubic as Objective,
  quadratic: quadratic as Objective,
  rosenbrock: rosenbrock as Objective,
  rastrigin: rastrigin as Objective,
  himmelblau: himmelblau as Objective,
  beale: beale as Objective,
  ackley: ackley as Objective,
  booth: booth as Objective,
  saddle: saddle as Objective,
  "styblinski-tang": styblinskiTang as Objective,
  "six-hump-camel": sixHumpCamel as Objective,
  "goldstein-price": goldsteinPrice as Objective,
  "three-hump-camel": threeHumpCamel as Objective,
  levy: levy as Objective,
  michalewicz: michalewicz as Objective,
  mccormick: mccormick as Objective,
} as const;

/** Every stream of losses that has a name. */
export const onlineObjectives = {
  "reddi-101": reddi101 as OnlineObjective,
  "reddi-3": reddi3 as OnlineObjective,
} as const;

/** The name of a built-in function. */
export type ObjectiveName = keyof typeof objectives;

/** The name of a built-in stream of losses. */
export type OnlineObjectiveName = keyof typeof onlineObjectives;
