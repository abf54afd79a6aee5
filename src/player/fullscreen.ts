/** Whether the browser lets this page have the whole screen: not in every frame of another page, nor on every phone. */
export function isFullscreenPossible(): boolean {
  return document.fullscreenEnabled === true;
}

export function toggleFullscreen(element: HTMLElement): void {
  if (!isFullscreenPossible()) return;
  const changed = document.fullscreenElement ? document.exitFullscreen() : element.requestFullscreen();
  // Where the browser refuses, everything stays as it is, and there is nothing to say that the reader does not see.
  changed.catch(() => undefined);
}

export function onFullscreenChange(listener: (isFull: boolean) => void): void {
  document.addEventListener("fullscreenchange", () => listener(document.fullscreenElement !== null));
}
