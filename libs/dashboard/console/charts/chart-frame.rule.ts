/** Room the charts leave around what they draw, in pixels; it is cut off, so that bars stand in line with the words beside them. */
export const CHART_MARGIN = { top: 10, side: 20 } as const;

/** What a chart is told its size is, so that the drawing itself fills `width` x `height`. */
export const chartView = (width: number, height: number): [number, number] => [
  width + 2 * CHART_MARGIN.side,
  height + 2 * CHART_MARGIN.top,
];

/** The place a chart says was clicked; its marks are named by their place, as two values may look the same. */
export function clickedPlace(event: unknown): number | undefined {
  if (typeof event !== 'object' || event === null || !('name' in event)) return undefined;
  const place = Number(event.name);
  return Number.isInteger(place) ? place : undefined;
}
