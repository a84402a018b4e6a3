import { gunzipSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ReplyEncoder } from './reply-encoder.js';

describe('a reply that is packed', () => {
  const encoder = new ReplyEncoder();

  it('is what it was, each time and in each form', () => {
    for (let time = 0; time < 2; time++) {
      expect(inflateSync(encoder.encode('<REPLY>a</REPLY>', 'zlib')).toString()).toBe('<REPLY>a</REPLY>');
      expect(gunzipSync(encoder.encode('<REPLY>a</REPLY>', 'gzip')).toString()).toBe('<REPLY>a</REPLY>');
      expect(encoder.encode('<REPLY>a</REPLY>', 'plain').toString()).toBe('<REPLY>a</REPLY>');
      expect(inflateSync(encoder.encode('<REPLY>b</REPLY>', 'zlib')).toString()).toBe('<REPLY>b</REPLY>');
    }
  });

  it('is packed once for all who get the same', () => {
    expect(encoder.encode('<REPLY>same</REPLY>', 'zlib')).toBe(encoder.encode('<REPLY>same</REPLY>', 'zlib'));
  });

  it('is not kept when it is long', () => {
    const long = `<REPLY>${'x'.repeat(10_000)}</REPLY>`;
    expect(encoder.encode(long, 'zlib')).not.toBe(encoder.encode(long, 'zlib'));
    expect(inflateSync(encoder.encode(long, 'zlib')).toString()).toBe(long);
  });
});
