/** Places to show animations, each with limits of its own. */
export const destinationNames = ["github", "npm", "pypi", "slides", "social"] as const;
/** The name of a destination. */
export type DestinationName = (typeof destinationNames)[number];

/** Names of frames that a still may show. */
export const posterNames = ["first", "middle", "last"] as const;
