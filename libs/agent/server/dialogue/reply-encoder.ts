import { LRUCache } from 'lru-cache';
import { encodeReply, type Compression } from '../transport/body-codec.js';

/** Different replies that are kept packed: most agents of a site get one of a few. */
const KEPT = 200;
/** Characters of a reply that is worth keeping; longer ones list packages or registry queries of one computer. */
const LONGEST_KEPT = 4_000;

/** Packs replies, and those that many agents get only once. */
export class ReplyEncoder {
  private readonly packed = new LRUCache<string, Buffer>({ max: KEPT });

  /** As {@link encodeReply}. The buffer may be another agent's too: it must not be written to. */
  encode(xml: string, compression: Compression): Buffer {
    if (compression === 'plain' || xml.length > LONGEST_KEPT) return encodeReply(xml, compression);
    const key = `${compression} ${xml}`;
    const kept = this.packed.get(key);
    if (kept) return kept;
    const packed = encodeReply(xml, compression);
    this.packed.set(key, packed);
    return packed;
  }
}
