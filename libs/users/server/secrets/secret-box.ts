import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { TokenKey } from './token-key.js';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Names the form, so that a later one can be told from it. */
const FORM = 'v1.';

/**
 * Encrypts what must be kept and read again (spec/security.md row 19) with AES-256-GCM, under a key derived from the
 * installation's secret. A text is bound to its owner: copied to another account it does not open.
 */
@Injectable()
export class SecretBox {
  private readonly key: Buffer;

  constructor({ secret }: TokenKey) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', 'ocs: secrets at rest', KEY_BYTES));
  }

  seal(text: string, owner: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.key, nonce).setAAD(bound(owner));
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return FORM + Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
  }

  /** Undefined when it is not ours: sealed under another secret, for another owner, or altered. */
  open(sealed: string, owner: string): string | undefined {
    const bytes = Buffer.from(sealed.slice(FORM.length), 'base64url');
    if (!sealed.startsWith(FORM) || bytes.length < NONCE_BYTES + TAG_BYTES) return undefined;
    const decipher = createDecipheriv(CIPHER, this.key, bytes.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    })
      .setAAD(bound(owner))
      .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    try {
      const body = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
      return Buffer.concat([body, decipher.final()]).toString('utf8');
    } catch {
      return undefined;
    }
  }
}

/** Logins are the same in any case. */
const bound = (owner: string): Buffer => Buffer.from(owner.toLowerCase());
