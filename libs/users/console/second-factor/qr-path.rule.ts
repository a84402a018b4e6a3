import { encode } from 'uqr';

/** A picture of squares as one SVG path, in units of squares. */
export interface QrPath {
  readonly path: string;
  /** Width and height, the quiet border included. */
  readonly size: number;
}

/** Squares of white around a QR code: fewer and cameras miss it (ISO/IEC 18004). */
const QUIET_BORDER = 4;

/** The QR code of a text. Neighbouring squares of a row are drawn as one bar, so that no hairlines show between them. */
export function qrPath(text: string): QrPath {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_BORDER });
  return { path: data.flatMap((row, y) => bars(row, y)).join(''), size };
}

function bars(row: readonly boolean[], y: number): readonly string[] {
  const drawn: string[] = [];
  let start: number | undefined;
  [...row, false].forEach((dark, x) => {
    if (dark) start ??= x;
    else if (start !== undefined) {
      drawn.push(`M${start} ${y}h${x - start}v1h${start - x}z`);
      start = undefined;
    }
  });
  return drawn;
}
