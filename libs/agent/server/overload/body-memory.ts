import { Transform, type TransformCallback } from 'node:stream';
import { Overloaded } from './overloaded.js';

/**
 * Bytes of request bodies that are in memory, those still arriving included. Counted as they arrive: what a client
 * declares costs nothing, and must not be a way to keep others out.
 */
export class BodyMemory {
  private bytes = 0;

  constructor(private readonly limit: number) {}

  get held(): number {
    return this.bytes;
  }

  /** A body to be read through; `release` it when the request has ended. */
  body(): CountedBody {
    return new CountedBody(this);
  }

  /** @returns false when the bytes do not fit any more */
  take(bytes: number): boolean {
    if (this.bytes + bytes > this.limit) return false;
    this.bytes += bytes;
    return true;
  }

  give(bytes: number): void {
    this.bytes -= bytes;
  }
}

/** Lets a body pass and counts it; ends with {@link Overloaded} when memory for bodies is used up. */
export class CountedBody extends Transform {
  private counted = 0;

  constructor(private readonly memory: BodyMemory) {
    super();
  }

  override _transform(piece: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    if (!this.memory.take(piece.length)) {
      done(new Overloaded('body-memory'));
      return;
    }
    this.counted += piece.length;
    done(null, piece);
  }

  /** The request has ended and its body is forgotten. */
  release(): void {
    this.memory.give(this.counted);
    this.counted = 0;
    this.destroy();
  }
}
