/** Reels to begin with: reels/demo.yaml. */
export const demoReel = `# yaml-language-server: $schema=../gradreel.schema.json
#
# Each reel below describes one animation. Change a line, then: gradreel render reels/
# With the line above, editors that know YAML schemas offer and explain every setting.
# What there is to choose from: gradreel list reels, objectives, optimizers, themes, formats or destinations.

# What all reels of this file say, unless they say otherwise.
defaults:
  for: github # Where it is shown: sets size and most bytes. Or npm, pypi, slides, social
  counter: true # Say which step a frame shows
  hold: 1500 # How long the end stays before it plays again, in milliseconds

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
    xlim: [-2.2, 2.2] # What the axes span; found by themselves when left out
    ylim: [-5, 5]
    readout: true # Say what f is where the runs are

  # One that is built in: what is not said here is as it is there.
  race:
    extends: race # gradreel list reels
    title: Eight optimizers on Beale’s function

  # Twice, for readers of light and of dark pages: output/valley-light.gif and output/valley-dark.gif.
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
