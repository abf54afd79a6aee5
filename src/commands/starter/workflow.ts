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
