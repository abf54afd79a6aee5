/** The kinds of files that a reel is written as; a sequence is a PNG for every frame. */
export const formatNames = ["gif", "apng", "webp", "mp4", "webm", "png", "sequence", "svg", "html"] as const;
export type FormatName = (typeof formatNames)[number];

/** The frame that a still shows, where it is not given by its number. */
export const posterNames = ["first", "middle", "last"] as const;

/** What writes GIFs: gradreel's own code, or the package of that name to compare with. */
export const encoderNames = ["gradreel", "gifencoder"] as const;
