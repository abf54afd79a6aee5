import type { Timing } from "../film/clock.js";
import type { Interval, Size } from "../math/geometry.js";
import type { ArrowName, AspectName, ContourName, LevelName, PanelName, ThemeName, TrailName } from "./names.js";
import type { View } from "./views/view.js";

/** The settings of a picture. Those that are `auto` are chosen when the runs are known. */
export interface PictureSettings extends Size {
  /** Pixels per inch: scales text and lines, which are measured in points of 1/72 inch. */
  readonly dpi: number | "auto";
  /** Size of tick and axis labels, in points. */
  readonly fontSize: number;
  readonly theme: ThemeName;
  readonly title: string;
  readonly panels: readonly PanelName[];
  /** The span of each axis. */
  readonly xlim: Interval | "auto";
  readonly ylim: Interval | "auto";
  /** The height of the dashed line, in units of the objective. */
  readonly reference: number | "auto" | "none";
  readonly trail: TrailName | "auto";
  /** Whether to draw the tangent at each point. */
  readonly tangent: boolean;
  readonly arrows: readonly ArrowName[];
  /** Whether to say which step a frame shows. */
  readonly counter: boolean;
  /** Whether to say where the runs are, and the objective there. */
  readonly readout: boolean;
  readonly levels: LevelName | "auto";
  readonly contours: ContourName | "auto";
  readonly aspect: AspectName | "auto";
}

/** A picture and its timing as plain data. Contours and their levels may be `auto`: both bands and lines, and levels by the values. */
export interface Picture extends Omit<PictureSettings, "dpi" | "reference" | "trail" | "aspect" | keyof View>, View {
  /** Its layout's name. */
  readonly layout: string;
  readonly dpi: number;
  readonly reference: number | "none";
  readonly trail: TrailName;
  readonly aspect: AspectName;
  readonly time: Timing;
}
