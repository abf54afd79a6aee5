import type { ThemeName } from "../scene/names.js";

/** True if the reader wants nothing to move by itself. */
export function prefersStillness(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

const darkness = matchMedia("(prefers-color-scheme: dark)");

export function onColorSchemeChange(listener: () => void): void {
  darkness.addEventListener("change", listener);
}

/**
 * The theme to show. The reader's preference decides between light and dark, unless the author chose `dark` for slides
 * or `print` for paper.
 */
export function shownTheme(theme: ThemeName): ThemeName {
  return darkness.matches && theme !== "print" ? "dark" : theme;
}

/** The theme to print: paper is white. */
export function printedTheme(theme: ThemeName): ThemeName {
  return theme === "dark" ? "light" : theme;
}
