import { DASHBOARD_BLOCKS, type DashboardBlock, type DashboardPreference } from '@ocs/dashboard-contract';

/** All blocks in their order, and how each is shown. */
export type Arrangement = DashboardPreference;

const isBlock = (value: unknown): value is DashboardBlock =>
  DASHBOARD_BLOCKS.some((block) => block === value);

/** What was kept, possibly by another version of the product: unknown blocks are dropped, new ones follow at the end. */
export function readArrangement(kept: unknown): Arrangement {
  const order = blocksOf(kept, 'order');
  return {
    order: [...order, ...DASHBOARD_BLOCKS.filter((block) => !order.includes(block))],
    hidden: blocksOf(kept, 'hidden'),
    asTable: blocksOf(kept, 'asTable'),
  };
}

function blocksOf(kept: unknown, part: keyof Arrangement): readonly DashboardBlock[] {
  if (typeof kept !== 'object' || kept === null) return [];
  const list: unknown = (kept as Readonly<Record<string, unknown>>)[part];
  return Array.isArray(list) ? [...new Set(list.filter(isBlock))] : [];
}

/** The blocks on the page. */
export const shownBlocks = ({ order, hidden }: Arrangement): readonly DashboardBlock[] =>
  order.filter((block) => !hidden.includes(block));

/** With `block` at `place` among all; a place beyond the ends is the end. */
export function moved(arrangement: Arrangement, block: DashboardBlock, place: number): Arrangement {
  const others = arrangement.order.filter((other) => other !== block);
  const at = Math.min(Math.max(place, 0), others.length);
  return { ...arrangement, order: [...others.slice(0, at), block, ...others.slice(at)] };
}

/** With `block` before (-1) or after (1) its neighbour on the page; hidden ones between are passed over. */
export function shifted(arrangement: Arrangement, block: DashboardBlock, step: -1 | 1): Arrangement {
  const shown = shownBlocks(arrangement);
  const neighbour = shown[shown.indexOf(block) + step];
  return neighbour === undefined
    ? arrangement
    : moved(arrangement, block, arrangement.order.indexOf(neighbour));
}

/** With `block` in or out of the hidden ones, or of those shown as a table. */
export function switched(
  arrangement: Arrangement,
  part: 'hidden' | 'asTable',
  block: DashboardBlock,
  on: boolean,
): Arrangement {
  const others = arrangement[part].filter((other) => other !== block);
  return { ...arrangement, [part]: on ? [...others, block] : others };
}
