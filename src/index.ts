export { SystemError, UsageError } from "./errors.js";
export type { FormatName } from "./formats/formats.js";
export type { Interval } from "./math/geometry.js";
export type { Vector } from "./math/vector.js";
export type { ObjectiveChoice } from "./objectives/choice.js";
export type { ObjectiveData } from "./objectives/data.js";
export { formulaObjective } from "./objectives/formula/formula.js";
export type { Objective } from "./objectives/objective.js";
export type { OnlineObjective, OnlineSettings } from "./objectives/online.js";
export {
  type ObjectiveName,
  type OnlineObjectiveName,
  objectives,
  onlineObjectives,
} from "./objectives/registry.js";
export type { OwnObjective } from "./objectives/sources/own.js";
export type { Start } from "./objectives/start.js";
export type { OptimizerChoice } from "./optimizers/choice.js";
export type { HyperParameterName } from "./optimizers/hyper-parameter.js";
export type { Optimizer, Readout } from "./optimizers/optimizer.js";
export type { OwnRule } from "./optimizers/own.js";
export { type OptimizerName, type OptimizerSettings, optimizerOf, optimizers } from "./optimizers/registry.js";
export type { Form, Rule, RuleOptions } from "./optimizers/rule.js";
export { type LearningRate, type Schedule, scheduledRate } from "./optimizers/schedule.js";
export { type Provenance, provenanceOf } from "./provenance/provenance.js";
export { type BuiltIn, type BuiltInName, builtIns } from "./reel/built-ins.js";
export { type Destination, type DestinationName, destinations } from "./reel/destinations.js";
export type { OwnPart, PartialReel, Reel, SizeBudget } from "./reel/reel.js";
export type { ReelEntry, ReelFile } from "./reel-files/schema.js";
export { frames, type RenderedFrame } from "./render/frames.js";
export { type Artifact, type Rendered, type RenderOptions, render, renderTo } from "./render/render.js";
export { type Run, record, type Trajectory } from "./trajectory/record.js";
export { type Cell, type Row, type Table, type TableOptions, type TableRun, tabulate } from "./trajectory/table.js";
