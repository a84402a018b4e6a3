/** First characters that make a spreadsheet take a text for a formula. */
const FORMULA = /^[=+\-@\t\r]/;
/** A plain number is no formula, even a negative one. */
const NUMBER = /^-?\d+(?:[.,]\d+)?$/;

/**
 * Rows as CSV (RFC 4180), as the lists write it: every cell as it is shown, cells that a spreadsheet would run as a formula
 * begin with a quote (spec/console.md 3).
 */
export function toCsv(header: readonly string[], rows: readonly (readonly (string | null)[])[]): string {
  return [header, ...rows].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string | null): string {
  const text = value ?? '';
  const harmless = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** What file systems refuse in a name, control characters and those that turn the direction of writing. */
const UNFIT = /[\p{Cc}\p{Cf}<>:"/\\|?*]/gu;
const LONGEST_NAME = 120;

/** `LYO-PC-04821`, `Software` → `LYO-PC-04821 Software.csv`, without what file systems refuse. */
export const csvName = (computer: string, section: string): string =>
  `${`${computer} ${section}`.replace(UNFIT, '').slice(0, LONGEST_NAME).trim()}.csv`;
