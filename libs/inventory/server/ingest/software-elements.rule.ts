/** One element of the section SOFTWARES as it is remembered: enough to see whether it was sent before, and what it is about. */
export interface SoftwareElement {
  /** Digest of its bytes, eight characters that stand for a byte each. */
  readonly digest: string;
  /** `software_name.ID`; 0 where it has no name. */
  readonly nameId: number;
}

/** Which elements of a section have to be looked at, those of the last inventory being known. */
export interface SoftwareChange {
  /** Places of the elements that were not in the last inventory. */
  readonly fresh: readonly number[];
  /** Names of elements that are not in this one. */
  readonly vanished: ReadonlySet<number>;
  /** Name of each element of this one; undefined for a fresh one. */
  readonly nameIds: readonly (number | undefined)[];
}

const DIGEST_BYTES = 8;
const PIECE = DIGEST_BYTES + 4;

/** `x_software_elements.ELEMENTS`. */
export function packElements(elements: readonly SoftwareElement[]): Buffer {
  const packed = Buffer.allocUnsafe(elements.length * PIECE);
  for (const [place, { digest, nameId }] of elements.entries()) {
    packed.write(digest, place * PIECE, DIGEST_BYTES, 'latin1');
    packed.writeUInt32BE(nameId, place * PIECE + DIGEST_BYTES);
  }
  return packed;
}

/** Name ids by digest of what {@link packElements} gave; undefined for anything else. */
export function unpackElements(packed: Buffer): ReadonlyMap<string, number> | undefined {
  if (packed.length % PIECE !== 0) return undefined;
  const text = packed.toString('latin1');
  const elements = new Map<string, number>();
  for (let at = 0; at < packed.length; at += PIECE) {
    elements.set(text.slice(at, at + DIGEST_BYTES), packed.readUInt32BE(at + DIGEST_BYTES));
  }
  return elements;
}

/**
 * Compares the elements of an inventory with those of the one before. What is stored of a name that is neither among the
 * fresh elements nor among the vanished ones comes from equal elements: it is as it was.
 *
 * @param digests of the elements that were sent, in document order
 */
export function changedElements(
  digests: readonly string[],
  before: ReadonlyMap<string, number>,
): SoftwareChange {
  const fresh: number[] = [];
  const seen = new Set<string>();
  const nameIds = digests.map((digest, place) => {
    const nameId = before.get(digest);
    if (nameId === undefined) fresh.push(place);
    else seen.add(digest);
    return nameId;
  });
  const vanished = new Set<number>();
  if (seen.size < before.size) {
    for (const [digest, nameId] of before) if (!seen.has(digest)) vanished.add(nameId);
  }
  return { fresh, vanished, nameIds };
}
