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

/** The name of a built-in function. */
export type ObjectiveName =
  | "cubic"
  | "quadratic"
  | "rosenbrock"
  | "rastrigin"
  | "himmelblau"
  | "beale"
  | "ackley"
  | "booth"
  | "saddle"
  | "styblinski-tang"
  | "six-hump-camel"
  | "goldstein-price"
  | "three-hump-camel"
  | "levy"
  | "michalewicz"
  | "mccormick";

/** The name of a built-in stream of losses. */
export type OnlineObjectiveName = "reddi-101" | "reddi-3";

/** Every function that has a name: the post's two, then the usual test functions. */
export const objectives: Readonly<Record<ObjectiveName, Objective>> = {
  cubic,
  quadratic,
  rosenbrock,
  rastrigin,
  himmelblau,
  beale,
  ackley,
  booth,
  saddle,
  "styblinski-tang": styblinskiTang,
  "six-hump-camel": sixHumpCamel,
  "goldstein-price": goldsteinPrice,
  "three-hump-camel": threeHumpCamel,
  levy,
  michalewicz,
  mccormick,
};

/** Every stream of losses that has a name. */
export const onlineObjectives: Readonly<Record<OnlineObjectiveName, OnlineObjective>> = {
  "reddi-101": reddi101,
  "reddi-3": reddi3,
};
