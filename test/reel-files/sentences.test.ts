import { describe, expect, it } from "vitest";
import { mistakesOf } from "../support/reel-files.js";

const BY_NAME = "reels must be reels by name. | reels: { race: { extends: race } }";
const LISTS = "| Write variants: { theme: [light, dark] }";

describe("what is wrong with a reel file, and what to write instead", () => {
  it.each<[text: string, mistake: string]>([
    ["frames: 3\nframes: 4\n", '"frames" is repeated; it is first in line 1. | Leave one out.'],
    ["reels:\n\ta: 1\n", "YAML is indented by spaces, not by tabs."],
    ["frames: 3\n---\nframes: 4\n", "A file is one document: several reels go under reels."],
    ["reels:\n  ? [a, b]\n  : {}\n", "A name is text."],
    ["frames: *some\n", "There is no &some before this."],
    ["optimizers: &o [*o]\n", "&o contains itself."],
    ["reels: { a: { <<: 3 } }\n", "This cannot be read: Merge sources must be maps or map aliases."],
    ["", "The file has no reel. | The default figure is {}, a built-in reel is extends: race."],
    ["reels:\n  a: 3\n", "A reel is settings such as { frames: 100 }, not 3."],
    ["reels: [a]\n", BY_NAME],
    ["defaults: { frames: 3 }\n", BY_NAME],
    ["reels: { a: {} }\ndefault: {}\n", 'A file of several reels has no "default". | Did you mean defaults?'],
    [
      "reels: { a: {} }\nframes: 3\n",
      'A file of several reels has no "frames". | Put frames into a reel below reels, or into defaults.',
    ],
    [
      "reels:\n  ../x: {}\n",
      '"../x" cannot be the name of a reel. | Use letters, digits, - and _: files are named after it.',
    ],
    ["for: gitub\n", 'for must be one of github, npm, pypi, slides, social, not "gitub". | Did you mean github?'],
    [
      "lr: 1\n",
      'A reel has no setting "lr". | It belongs to an optimizer: optimizers: [{ name: adam, learningRate: 1 }]',
    ],
    ["optimizers: [adam]\n", 'An optimizer is settings such as { name: amsgrad }, not "adam". | Write { name: adam }'],
    ["out: '-'\n", "out of a reel in a file cannot be stdout. | Name a file: out: film.gif"],
    ["out: '{nmae}.gif'\n", "Unknown placeholder {nmae} in out. | Available: {name}."],
    [
      "out: '{them}.gif'\nvariants: { theme: [dark] }\n",
      "Unknown placeholder {them} in out. | Available: {name} and {theme}.",
    ],
    [
      'title: ".."\nvariants: { title: [.., fine] }\nout: "{title}/a.gif"\n',
      'out: "{title}/a.gif" would become "../a.gif". | Rename the reel, or the value that varies.',
    ],
    ["variants: 3\n", `Variants must be lists of values, not 3. ${LISTS}`],
    ["variants: { theme: dark }\n", `Variants must be lists of values, not "dark". ${LISTS}`],
    ["variants: { them: [dark] }\n", 'variants has no setting "them". | Did you mean theme?'],
    ["variants: { theme: [dark, dark] }\n", 'variants has the same theme twice: "dark". | Leave one out.'],
    [
      "reels: { b: { out: x.gif }, c: { out: ./x.gif } }\n",
      'a.yaml#c and a.yaml#b both write "x.gif". | Give each a file of its own with another out.',
    ],
    ["xlim: [2, -2]\n", "xlim is reversed: 2 is above -2. | Write the lower end first: xlim: [-2, 2]"],
    ["steps: 3\nstride: 2\n", "steps: 3 and stride: 2 both set which step a frame shows. | Leave out steps or stride."],
    [
      "encoder: gifencoder\ncolors: 3\n",
      "encoder: gifencoder ignores colors: it chooses its palettes itself. | Leave out colors or encoder.",
    ],
    [
      "trajectory: run.csv\n",
      'The runs in "run.csv" need the objective that they minimize. | Write objective: cubic or objective: { formula: x^2 }',
    ],
  ])("says of %j: %s", async (text, mistake) => {
    expect(await mistakesOf(text)).toEqual([mistake]);
  });
});
