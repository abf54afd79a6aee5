import type { Part } from "../../text/message.js";
import type { Objective } from "../objective.js";
import type { OnlineObjective } from "../online.js";

/** One kind of objective that a reel can have. Adding one is a file here and a line in `sources.ts`. */
export interface ObjectiveSource<Choice = unknown> {
  /** Its form in messages; absent where messages need not offer it. */
  readonly example?: Part;
  /** The words that it takes. */
  readonly names?: readonly string[];
  /** The texts of the object that it takes, by name, each with a description. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Whether a choice is of this kind. Its values may still be wrong. */
  takes(choice: unknown): choice is Choice;
  /** @throws {UsageError} about settings of the choice, such as `["formula"]`, or about the whole. */
  resolve(choice: Choice): Objective | OnlineObjective | Promise<Objective | OnlineObjective>;
  /** The choice as data that means the same objective in a reel file; undefined if none does. */
  dataOf(choice: Choice): unknown;
}
