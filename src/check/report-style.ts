const LIGHT = `
  color-scheme: light; --page: #ffffff; --ink: #26303b; --faint: #5f6a77; --line: #d9dee5; --panel: #f6f8fa;
  --wrong: #b3192b; --wrong-ground: #fde8ea; --right: #1a6b34; --right-ground: #e3f4e8; --other: #7a5200; --other-ground: #fdf1d8;`;
const DARK = `
  color-scheme: dark; --page: #14171c; --ink: #d5dbe3; --faint: #98a3b0; --line: #323a45; --panel: #1b2027;
  --wrong: #ff9aa5; --wrong-ground: #481820; --right: #86dba0; --right-ground: #143521; --other: #f2c66d; --other-ground: #3f2f0c;`;

/** The look of a report: pictures side by side where there is room, below one another where there is not. */
export const REPORT_STYLE: string = `
:root { ${LIGHT} }
@media (prefers-color-scheme: dark) { :root { ${DARK} } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 90rem; margin: 0 auto; padding: 1.5rem clamp(1rem, 3vw, 2.5rem) 3rem; }
h1 { margin: 0; font-size: 1.6rem; line-height: 1.25; }
h2 { display: flex; flex-wrap: wrap; align-items: center; gap: .6rem; margin: 0; font-size: 1.05rem; line-height: 1.4; }
p { margin: .35rem 0 0; }
code { font: 600 .95em/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
section { margin-top: 1.5rem; padding: 1rem; border: 1px solid var(--line); border-radius: .6rem; background: var(--panel); }
.summary { display: flex; flex-wrap: wrap; gap: .5rem; margin: .75rem 0 0; padding: 0; list-style: none; }
.badge { display: inline-block; padding: .1rem .6rem; border-radius: 1rem; font: 600 .85rem/1.5 system-ui, sans-serif; white-space: nowrap; }
.stale, .missing { color: var(--wrong); background: var(--wrong-ground); }
.failed, .unverifiable { color: var(--other); background: var(--other-ground); }
.fresh, .equivalent { color: var(--right); background: var(--right-ground); }
.origin, .format, figcaption, th { color: var(--faint); }
.pictures { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: .9rem; margin-top: .9rem; }
figure { margin: 0; }
figure a { display: block; border: 1px solid var(--line); background: var(--page); }
figure a:focus-visible { outline: 2px solid; outline-offset: 2px; }
img { display: block; width: 100%; height: auto; }
figcaption { margin-top: .3rem; font-size: .9rem; }
table { width: 100%; margin-top: .75rem; border-collapse: collapse; }
th, td { padding: .4rem .75rem .4rem 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { border-top: 0; font-weight: 600; font-size: .9rem; }
th:first-child { width: 8rem; }
td code { font-weight: 400; }
@media (max-width: 44rem) {
  .pictures { grid-template-columns: minmax(0, 1fr); }
  thead { display: none; }
  tr { display: block; padding: .5rem 0; border-top: 1px solid var(--line); }
  td { display: block; padding: .15rem 0; border-top: 0; }
}
@media (forced-colors: active) { .badge { border: 1px solid; } }
@media print { :root { ${LIGHT} } section { break-inside: avoid; } }
`;
