/** A time in the expected and in the actual film. */
export interface Times {
  readonly expectedMs: number;
  readonly actualMs: number;
}

export function startsIn({ expectedMs, actualMs }: Times): string {
  return `The picture that should come at ${secondsText(expectedMs)} comes at ${secondsText(actualMs)}.`;
}

/** @param times Infinite for a still. */
export function lengthsIn({ expectedMs, actualMs }: Times): string {
  const is = actualMs === Infinity ? "is a still" : `lasts ${secondsText(actualMs)}`;
  const should = expectedMs === Infinity ? "be a still" : `last ${secondsText(expectedMs)}`;
  return `It ${is}, but should ${should}.`;
}

/** @param expected How many times; 0 is forever, undefined is left to the player. */
export function playsIn(expected: number | undefined, actual: number | undefined): string {
  return `It plays ${times(actual)}, but should play ${times(expected)}.`;
}

function times(plays: number | undefined): string {
  if (plays === undefined) return "as often as the player likes";
  if (plays === 0) return "forever";
  return plays === 1 ? "once" : `${plays} times`;
}

/** Milliseconds in seconds, without trailing zeros. */
export function secondsText(ms: number): string {
  return `${Number((ms / 1000).toFixed(3))} s`;
}
