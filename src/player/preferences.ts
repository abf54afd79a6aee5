import type { ThemeName } from "../scene/names.js";

/** Whether the reader wants nothing to move by itself. */
export function prefersStillness(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

const darkness = matchMedia("(prefers-color-scheme: dark)");

export function onColorSchemeChange(listener: () => void): void {
  darkness.addEventListener("change", listener);
}

/**
 * The theme that a reel is shown in. White that nobody asked for gives way to the reader's preference; who asks for
 * `dark` or `print` has slides or paper in mind, whatever the reader likes.
 */
export function shownTheme(theme: ThemeName): ThemeName {
  return darkness.matches && theme !== "print" ? "dark" : theme;
}

/** Paper is white. */
export function printedTheme(theme: ThemeName): ThemeName {
  return theme === "dark" ? "light" : theme;
}
