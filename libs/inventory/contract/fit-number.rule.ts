/**
 * Numbers as a database in non-strict mode reads them from text (spec/agent-protocol.md 1.8 and 3.4): the longest
 * prefix that is a number counts, the rest is dropped, fractions are rounded half away from zero, bounds hold.
 * Worked out digit by digit, so that 64-bit values and halves come out exactly.
 */

const ZERO = 48;
const NINE = 57;

/** A number as digits: value = ±0.digits × 10^point, without leading zeros; no digits = 0. */
interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  readonly point: number;
}

/** Leading blanks, sign, digits with at most one dot, exponent; whatever follows is ignored. */
const NUMBER = /^[ \t\n\v\f\r]*([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,9}))?/;

const readDecimal = (text: string): Decimal => {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = NUMBER.exec(text) ?? [];
  const all = whole + fraction;
  let zeros = 0;
  while (all.charCodeAt(zeros) === ZERO) zeros += 1;
  return { negative: sign === '-', digits: all.slice(zeros), point: whole.length - zeros + Number(exponent) };
};

/**
 * The absolute value times 10^scale as a whole number, rounded half away from zero; null when it has more than
 * `maxDigits` digits.
 */
const scaled = ({ digits, point }: Decimal, scale: number, maxDigits: number): bigint | null => {
  const length = point + scale;
  if (digits === '' || length < 0) return 0n;
  if (length > maxDigits) return null;
  const kept = BigInt(digits.slice(0, length).padEnd(length, '0') || '0');
  return digits.charCodeAt(length) >= ZERO + 5 ? kept + 1n : kept;
};

/** Short plain digits or nothing, as agents send them nearly always; undefined when the text is anything else. */
const plainInteger = (text: string): number | undefined => {
  if (text.length > 9) return undefined;
  let value = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < ZERO || code > NINE) return undefined;
    value = value * 10 + code - ZERO;
  }
  return value;
};

/** A 64-bit value that a JavaScript number cannot hold stays text, as the database driver gives it back. */
const asValue = (value: bigint): number | string => {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
};

/** The whole number that a column of `bits` bits keeps of `text`. */
export const fitInteger = (text: string, bits: 8 | 16 | 32 | 64, unsigned: boolean): number | string => {
  const plain = plainInteger(text);
  if (plain !== undefined && bits >= 32) return plain;
  const size = BigInt(bits);
  const largest = unsigned ? (1n << size) - 1n : (1n << (size - 1n)) - 1n;
  const smallest = unsigned ? 0n : -(1n << (size - 1n));
  const decimal = readDecimal(text);
  const absolute = scaled(decimal, 0, 20);
  if (absolute === null) return asValue(decimal.negative ? smallest : largest);
  const value = decimal.negative ? -absolute : absolute;
  return asValue(value > largest ? largest : value < smallest ? smallest : value);
};

/** The decimal that a column `decimal(precision, scale)` keeps of `text`, written as the database writes it: `2.0010`. */
export const fitDecimal = (text: string, precision: number, scale: number): string => {
  const largest = 10n ** BigInt(precision) - 1n;
  const decimal = readDecimal(text);
  const absolute = scaled(decimal, scale, precision) ?? largest;
  const bounded = absolute > largest ? largest : absolute;
  const digits = bounded.toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const sign = decimal.negative && bounded !== 0n ? '-' : '';
  return scale === 0 ? sign + whole : `${sign}${whole}.${digits.slice(digits.length - scale)}`;
};
