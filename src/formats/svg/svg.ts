import type { Scene } from "../../scene/scene.js";
import { drawnEncoding } from "../drawn.js";
import type { EncodeOptions, Encoding, Subject } from "../encoder.js";
import { SvgContext } from "./svg-context.js";

/** The frame `posterFrame` as SVG. */
export const svg: Encoding<Subject> = drawnEncoding(
  async ({ scene, title, description }, { posterFrame, comment }) => ({
    text: svgOf(scene, posterFrame, { title, description, comment }),
    images: 1,
    durationMs: 0,
  }),
);

type SvgTexts = Pick<Subject, "title" | "description"> & Pick<EncodeOptions, "comment">;

/**
 * One frame of a scene as SVG: its marks as shapes, text as outlines, so that it looks the same with any fonts.
 *
 * @param frame Its number, from 0.
 * @see https://www.w3.org/TR/SVG11/
 */
export function svgOf(scene: Scene, frame: number, { title, description, comment }: SvgTexts): string {
  const { width, height } = scene.size;
  const context = new SvgContext();
  const standing = Array.from({ length: frame + 1 }, (_, k) => scene.additionsAt(k)).flat();
  for (const mark of [...scene.backdrop, ...standing, ...scene.marksAt(frame)]) mark.paint(context);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title desc">`,
    `<title id="title">${escapedXml(title)}</title>`,
    `<desc id="desc">${escapedXml(description)}</desc>`,
    `<metadata>${escapedXml(comment)}</metadata>`,
    `${context.markup}</svg>\n`,
  ].join("\n");
}

function escapedXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
