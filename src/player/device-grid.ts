type Rect = readonly [x: number, y: number, width: number, height: number];

/**
 * Aligns rectangles to device pixels at any scale, so that lines made of filled rectangles stay crisp and clipped pieces
 * join without a seam. A filled rectangle is at least one device pixel thick.
 */
export function alignToDevicePixels(
  context: CanvasRenderingContext2D,
  [scaleX, scaleY]: readonly [number, number],
): void {
  const { rect, fillRect } = CanvasRenderingContext2D.prototype;
  const aligned = ([x, y, width, height]: Rect, least: number): Rect => {
    const [left, right] = alignedSpan(x, width, scaleX, least);
    const [top, bottom] = alignedSpan(y, height, scaleY, least);
    return [left, top, right - left, bottom - top];
  };
  context.rect = (...box: Rect) => rect.apply(context, aligned(box, 0) as [number, number, number, number]);
  context.fillRect = (...box: Rect) => {
    if (box[2] !== 0 && box[3] !== 0) fillRect.apply(context, aligned(box, 1) as [number, number, number, number]);
  };
}

function alignedSpan(start: number, length: number, scale: number, least: number): [number, number] {
  const [first, end] = [Math.round(start * scale), Math.round((start + length) * scale)];
  if (end - first >= least) return [first / scale, end / scale];
  const middle = Math.floor((start + length / 2) * scale);
  return [middle / scale, (middle + least) / scale];
}
