/** The example reels of `gradreel init`: reels/demo.yaml. */
export const demoReel = `# yaml-language-server: $schema=../gradreel.schema.json
#
# Each reel below describes one animation. Change a line, then: gradreel render reels/
# With the line above, editors that know YAML schemas complete and explain every setting.
# Lists of names: gradreel list reels, objectives, optimizers, themes, formats or destinations.

# Settings of all reels in this file; a reel may override them.
defaults:
  for: github # The destination: sets the size and the most bytes. Or npm, pypi, slides, social
  counter: true # Show the step of each frame
  hold: 1500 # How much longer the last frame stays, in milliseconds

reels:
  # A function of your own. A reel is written to output/NAME.gif: this one to output/double-well.gif.
  double-well:
    objective: { formula: "x^4 - 3x^2 + x" } # In one or two variables; or a name: beale
    start: [1.9] # Where the runs start: [x], or [x, y]
    optimizers: # Up to eight, each with its settings
      - { name: sgd, learningRate: 0.01 }
      - { name: momentum, learningRate: 0.01 }
    frames: 100 # One step each; stride: 5 shows every fifth
    fps: 25 # Frames per second
    xlim: [-2.2, 2.2] # The range of the x axis; chosen automatically if left out
    ylim: [-5, 5]
    readout: true # Show f at the present points

  # A built-in reel with changes.
  race:
    extends: race # gradreel list reels
    title: Eight optimizers on Beale’s function

  # Two files, for light and for dark pages: output/valley-light.gif and output/valley-dark.gif.
  valley:
    objective: rosenbrock
    optimizers:
      - { name: adam, learningRate: 0.05 }
    title: Adam in Rosenbrock’s valley
    steps: 1000 # The step that the last frame shows
    frames: 150
    clock: eased # More frames for early steps, fewer for late ones; or even, log
    variants: # A reel for every value, or for every combination of several
      theme: [light, dark] # Or matplotlib, print
    out: "output/{name}-{theme}.gif" # Or a list: .webp, .mp4, .html, ...
`;

/** The placeholder in the workflow for the owner of gradreel's repository. */
export const OWNER = "OWNER";

/** The workflow that checks every pull request: .github/workflows/gradreel.yml. */
export const workflow: string = `# Fails if an animation in the repository differs from its reel, and uploads a report of the differences.
#
# Replace ${OWNER}, here and below, with the owner of the gradreel repository to use, and main with a tag or a commit.
name: gradreel

on:
  pull_request:
  workflow_dispatch:

permissions:
  contents: read

jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - uses: ${OWNER}/gradreel@main
        with:
          command: check # Or render, which uploads the animations
          reels: reels
          upload: gradreel-report

      # The same without the action:
      # - uses: actions/checkout@v6
      #   with:
      #     repository: ${OWNER}/gradreel
      #     path: .gradreel
      # - run: node .gradreel/scripts/setup.mjs --sudo
      # - run: node .gradreel/dist/cli.js check reels --summary "$GITHUB_STEP_SUMMARY"
`;
