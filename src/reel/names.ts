/** Places that animations are made for, each with limits of its own. */
export const destinationNames = ["github", "npm", "pypi", "slides", "social"] as const;
export type DestinationName = (typeof destinationNames)[number];
