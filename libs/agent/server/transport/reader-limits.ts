import { AgentRefusal } from './agent-refusal.js';

/** Bounds of one agent message once it is inflated (spec/security.md row 3); all of them can be set. */
export interface ReaderLimits {
  /** Levels of nested elements. */
  readonly depth: number;
  /** Elements and attributes of the whole document. */
  readonly elements: number;
  /** Elements kept as trees, which weigh more than rows; a scan of a /16 network has about 330,000. */
  readonly treeElements: number;
  /** Attributes of one element. */
  readonly attributes: number;
  /** UTF-16 units of one text, name or attribute value. */
  readonly textLength: number;
  readonly rowsPerSection: number;
  /** Time from the first to the last byte, waiting for other requests included. */
  readonly milliseconds: number;
}

export const DEFAULT_READER_LIMITS: ReaderLimits = {
  depth: 256,
  elements: 2_000_000,
  treeElements: 500_000,
  attributes: 10_000,
  textLength: 16 * 1024 * 1024,
  rowsPerSection: 50_000,
  milliseconds: 30_000,
};

/** The refusal of a message that passes a bound of the reader. */
export function overLimit(limit: keyof ReaderLimits, limits: ReaderLimits, where = ''): AgentRefusal {
  return new AgentRefusal(413, 507, 'handler', `message over the limit ${limit} = ${limits[limit]}${where}`);
}
