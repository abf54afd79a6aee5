/** Places that animations are made for, each with limits of its own. */
export const destinationNames = ["github", "npm", "pypi", "slides", "social"] as const;
export type DestinationName = (typeof destinationNames)[number];

/** The frames that a still may show, besides one given by its number. */
export const posterNames = ["first", "middle", "last"] as const;
