import { isUtf8 } from 'node:buffer';

/** Notes what had to be mended on the way; called once a kind is enough for the caller, more often is allowed. */
export type NoteRepair = (repair: string) => void;

/** Turns the bytes of one document into text, piece by piece. */
interface PieceDecoder {
  decode(piece: Buffer): string;
  /** What was held back at the end of the last piece. */
  end(): string;
}

/** So many bytes are looked at for a byte order mark and the declaration. */
const HEAD = 256;
const PIECE = 64 * 1024;

/**
 * The text of a message (spec/agent-protocol.md 1.8, Encoding): by byte order mark, else by the declaration (single
 * or double quotes), else by content. Without a declared charset the bytes are UTF-8; those that are no valid
 * UTF-8 are taken one by one as windows-1252, also under a UTF-8 declaration. The text never holds a lone surrogate.
 */
export async function* readText(
  pieces: AsyncIterable<Buffer> | Iterable<Buffer>,
  note: NoteRepair,
): AsyncGenerator<string> {
  let decoder: PieceDecoder | undefined;
  let head: Buffer = Buffer.alloc(0);
  for await (const piece of pieces) {
    if (decoder) {
      yield* decodeInSlices(decoder, piece);
      continue;
    }
    head = head.length === 0 ? piece : Buffer.concat([head, piece]);
    if (head.length < HEAD) continue;
    const chosen = chooseDecoder(head, note);
    decoder = chosen.decoder;
    yield* decodeInSlices(decoder, head.subarray(chosen.mark));
  }
  if (!decoder) {
    const chosen = chooseDecoder(head, note);
    decoder = chosen.decoder;
    yield decoder.decode(head.subarray(chosen.mark));
  }
  yield decoder.end();
}

/** The text of a message that is wholly in memory; see {@link readText}. */
export function decodeText(bytes: Buffer, note: NoteRepair = () => undefined): string {
  const { decoder, mark } = chooseDecoder(bytes, note);
  return decoder.decode(bytes.subarray(mark)) + decoder.end();
}

function* decodeInSlices(decoder: PieceDecoder, bytes: Buffer): Generator<string> {
  for (let at = 0; at < bytes.length; at += PIECE) yield decoder.decode(bytes.subarray(at, at + PIECE));
}

/** The decoder for a document that begins with `head`, and the length of its byte order mark. */
function chooseDecoder(head: Buffer, note: NoteRepair): { decoder: PieceDecoder; mark: number } {
  const [a, b, c, d] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { decoder: new Utf8Decoder(note), mark: 3 };
  if (a === 0xff && b === 0xfe) return { decoder: new StandardDecoder('utf-16le'), mark: 2 };
  if (a === 0xfe && b === 0xff) return { decoder: new StandardDecoder('utf-16be'), mark: 2 };
  if (a === 0x3c && b === 0 && d === 0) return { decoder: new StandardDecoder('utf-16le'), mark: 0 };
  if (a === 0 && b === 0x3c && c === 0) return { decoder: new StandardDecoder('utf-16be'), mark: 0 };
  const label = /^\s*<\?xml\s[^>]*?encoding\s*=\s*(["'])([^"'<>]*)\1/i.exec(
    head.toString('latin1', 0, HEAD),
  )?.[2];
  return { decoder: decoderFor(label, note), mark: 0 };
}

function decoderFor(label: string | undefined, note: NoteRepair): PieceDecoder {
  const charset = label === undefined ? 'utf-8' : standardName(label);
  // A declaration that could be read byte by byte is not UTF-16, whatever it says.
  if (charset === undefined || charset.startsWith('utf-16')) note('unknown charset declared');
  if (charset === 'windows-1252') return new Windows1252Decoder();
  if (charset === undefined || charset.startsWith('utf-')) return new Utf8Decoder(note);
  return new StandardDecoder(charset);
}

/** The charset a label stands for (WHATWG: ISO-8859-1 and US-ASCII are windows-1252); undefined when unknown. */
function standardName(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

class StandardDecoder implements PieceDecoder {
  private readonly decoder;

  constructor(charset: string) {
    this.decoder = new TextDecoder(charset);
  }

  decode(piece: Buffer): string {
    return this.decoder.decode(piece, { stream: true });
  }

  end(): string {
    return this.decoder.decode();
  }
}

/** 0x80 to 0x9F of windows-1252; the five unassigned bytes stand for the control characters of the same number. */
const WINDOWS_1252_HIGH =
  '\u20AC\x81\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\x8D\u017D\x8F' +
  '\x90\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\x9D\u017E\u0178';

function windows1252(bytes: Buffer, start: number, end: number): string {
  return bytes
    .toString('latin1', start, end)
    .replace(/[\x80-\x9f]/g, (control) => WINDOWS_1252_HIGH.charAt(control.charCodeAt(0) - 0x80));
}

class Windows1252Decoder implements PieceDecoder {
  decode(piece: Buffer): string {
    return windows1252(piece, 0, piece.length);
  }

  end(): string {
    return '';
  }
}

class Utf8Decoder implements PieceDecoder {
  /** The beginning of a character whose other bytes are in the next piece. */
  private held: Buffer = Buffer.alloc(0);

  constructor(private readonly note: NoteRepair) {}

  decode(piece: Buffer): string {
    const bytes = this.held.length === 0 ? piece : Buffer.concat([this.held, piece]);
    const complete = bytes.length - unfinishedLength(bytes);
    this.held = Buffer.from(bytes.subarray(complete));
    return this.mend(bytes.subarray(0, complete));
  }

  end(): string {
    const rest = this.held;
    this.held = Buffer.alloc(0);
    return this.mend(rest);
  }

  private mend(bytes: Buffer): string {
    if (isUtf8(bytes)) return bytes.toString('utf8');
    this.note('bytes that are not UTF-8 read as windows-1252');
    return utf8OrWindows1252(bytes);
  }
}

/** How many bytes at the end begin a UTF-8 character that is not complete (0 to 3). */
function unfinishedLength(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return expectedLength(byte) > back ? back : 0;
  }
  return 0;
}

function utf8OrWindows1252(bytes: Buffer): string {
  const parts: string[] = [];
  let at = 0;
  while (at < bytes.length) {
    const valid = skip(bytes, at, (i) => validLength(bytes, i));
    if (valid > at) parts.push(bytes.toString('utf8', at, valid));
    const invalid = skip(bytes, valid, (i) => (validLength(bytes, i) === 0 ? 1 : 0));
    if (invalid > valid) parts.push(windows1252(bytes, valid, invalid));
    at = invalid;
  }
  return parts.join('');
}

function skip(bytes: Buffer, from: number, step: (at: number) => number): number {
  let at = from;
  while (at < bytes.length) {
    const length = step(at);
    if (length === 0) break;
    at += length;
  }
  return at;
}

function expectedLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2) return 0;
  if (lead < 0xe0) return 2;
  if (lead < 0xf0) return 3;
  return lead < 0xf5 ? 4 : 0;
}

/** Length of the valid UTF-8 character at a place (no overlong forms, no surrogates, nothing past U+10FFFF), or 0. */
function validLength(bytes: Buffer, at: number): number {
  const lead = bytes[at] ?? 0;
  const length = expectedLength(lead);
  if (length <= 1) return length;
  const second = bytes[at + 1] ?? 0;
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < lowest || second > highest) return 0;
  for (let i = 2; i < length; i++) {
    if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}
