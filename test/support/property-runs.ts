/** The runs of a property: all of them in the long group of tests, a tenth in the quick one. */
export function propertyRuns(all: number): number {
  return process.env["LONG"] ? all : Math.ceil(all / 10);
}
