import type { SequenceSink } from "../files/artifact.js";
import { frameEndMs } from "../film/frame.js";
import type { EncodeOptions, EncoderFormat } from "../formats/encoder.js";
import type { FormatName } from "../formats/names.js";
import { encoders } from "../formats/registry.js";
import { describe } from "../publish/describe.js";
import type { Output } from "../reel/outputs.js";
import type { Composition } from "./composition.js";

type Drawing = (composition: Composition, options: EncodeOptions) => Promise<{ text: string; images: number }>;

/** Formats that are drawn from the scene itself, not from its pixels. */
const drawings: Partial<Record<FormatName, Drawing>> = {
  async svg(composition, { posterFrame, comment }) {
    const { svgOf } = await import("../formats/svg/svg.js");
    const texts = { title: composition.reel.title, description: descriptionOf(composition), comment };
    return { text: svgOf(composition.scene, posterFrame, texts), images: 1 };
  },
  async html(composition, { posterFrame, comment }) {
    const { htmlPage } = await import("../page/html-page.js");
    const description = descriptionOf(composition);
    const text = await htmlPage({
      ...{ chart: composition, objective: composition.asked.objective, posterFrame, comment, description },
    });
    return { text, images: composition.scene.timeline.frameCount };
  },
};

/** What writes an output of a composition. */
export async function formatFor({ format }: Output, composition: Composition): Promise<EncoderFormat<SequenceSink>> {
  const draw = drawings[format];
  if (draw) return drawn(draw, composition);
  return encoders[format === "gif" && composition.reel.encoder === "gifencoder" ? "gifencoder" : (format as never)]();
}

/** Whether a format needs no frames. */
export function isDrawn(format: FormatName): boolean {
  return drawings[format] !== undefined;
}

/** A drawing in the guise of an encoder that lets frames pass. */
function drawn(draw: Drawing, composition: Composition): EncoderFormat {
  return {
    needsSurvey: () => false,
    open: async (_film, sink, options) => ({
      write: async () => {},
      async finish() {
        const { text, images } = await draw(composition, options);
        await sink.write(Buffer.from(text));
        const { timeline } = composition.scene;
        const durationMs = images > 1 ? frameEndMs(timeline, timeline.frameCount - 1) : 0;
        return { images, durationMs, isExact: true };
      },
    }),
  };
}

function descriptionOf(composition: Composition): string {
  return describe(composition, composition.asked);
}
