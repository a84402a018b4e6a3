/** Narrowest and widest a column can be made, in pixels; the width of one that names none. */
export const MIN_COLUMN_WIDTH = 56;
export const MAX_COLUMN_WIDTH = 900;
export const PLAIN_COLUMN_WIDTH = 200;

export const boundedWidth = (width: number): number =>
  Math.round(Math.min(MAX_COLUMN_WIDTH, Math.max(MIN_COLUMN_WIDTH, width)));

/** A width in pixels from what a column declares; other units are no starting point for dragging. */
export function pixelsOf(width: string | undefined): number | undefined {
  const pixels = /^(\d+(?:\.\d+)?)px$/.exec(width ?? '')?.[1];
  return pixels === undefined ? undefined : Number(pixels);
}
