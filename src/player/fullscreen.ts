/** True if the browser allows fullscreen, which frames of other pages and some phones do not. */
export function isFullscreenPossible(): boolean {
  return document.fullscreenEnabled === true;
}

export function toggleFullscreen(element: HTMLElement): void {
  if (!isFullscreenPossible()) return;
  const changed = document.fullscreenElement ? document.exitFullscreen() : element.requestFullscreen();
  // If the browser refuses, nothing changes.
  changed.catch(() => undefined);
}

export function onFullscreenChange(listener: (isFull: boolean) => void): void {
  document.addEventListener("fullscreenchange", () => listener(document.fullscreenElement !== null));
}
