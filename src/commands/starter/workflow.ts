/** What stands for the owner of gradreel's repository in the workflow. */
export const OWNER = "OWNER";

/** A check of every pull request: .github/workflows/gradreel.yml. */
export const workflow: string = `# Fails when an animation in the repository is not what its reel gives. What differs is uploaded as a report.
#
# ${OWNER} is a placeholder: write whose repository of gradreel is to be used, here and below, and better a tag or a
# commit than main.
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
