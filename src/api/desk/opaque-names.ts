// What stands for a line or an account in addresses, so that no number gets into a browser's
// history, a proxy's log or a screenshot of the address bar.
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  timingSafeEqual,
} from 'node:crypto';

export type NamedKind = 'line' | 'account';

const tagBytes = 12;
const idForm = /^[A-Za-z0-9_-]{17,}$/;

/**
 * Ids are the names themselves, sealed: the same name gives the same id under the same key, and
 * only the key tells one from the other (SIV: a tag over the name is also the cipher's nonce). So
 * there is no table to keep, and a line that is in no list has an id too.
 */
export class OpaqueNames {
  readonly #tagKey: Buffer;
  readonly #cipherKey: Buffer;

  constructor(key: Uint8Array) {
    this.#tagKey = Buffer.from(hkdfSync('sha256', key, '', 'sekisho names: tag', 32));
    this.#cipherKey = Buffer.from(hkdfSync('sha256', key, '', 'sekisho names: cipher', 32));
  }

  /** The id of a name; '' for ''. */
  idOf(kind: NamedKind, name: string): string {
    if (name === '') return '';
    const tag = this.#tag(kind, name);
    const cipher = createCipheriv('aes-256-ctr', this.#cipherKey, nonceOf(tag));
    const sealed = Buffer.concat([tag, cipher.update(name, 'utf8'), cipher.final()]);
    return sealed.toString('base64url');
  }

  /** The name that an id of this kind stands for; undefined for what is none. */
  nameOf(kind: NamedKind, id: string): string | undefined {
    if (!idForm.test(id)) return undefined;
    const sealed = Buffer.from(id, 'base64url');
    if (sealed.length <= tagBytes) return undefined;
    const tag = sealed.subarray(0, tagBytes);
    const cipher = createDecipheriv('aes-256-ctr', this.#cipherKey, nonceOf(tag));
    const opened = Buffer.concat([cipher.update(sealed.subarray(tagBytes)), cipher.final()]);
    const name = opened.toString('utf8');
    return timingSafeEqual(this.#tag(kind, name), tag) ? name : undefined;
  }

  #tag(kind: NamedKind, name: string): Buffer {
    const whole = createHmac('sha256', this.#tagKey).update(`${kind}\n${name}`).digest();
    return whole.subarray(0, tagBytes);
  }
}

function nonceOf(tag: Buffer): Buffer {
  return Buffer.concat([tag, Buffer.alloc(16 - tagBytes)]);
}
