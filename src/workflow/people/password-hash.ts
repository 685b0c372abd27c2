// Passwords as argon2id (RFC 9106) in PHC strings; 19 MiB, two passes, as OWASP recommends.
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

const cost: Cost = { memory: 19_456, passes: 2, parallelism: 1 };
const tagBytes = 32;
const form = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([\w+/]+)\$([\w+/]+)$/;

// Each hash takes 19 MiB and a core for some 25 ms: more at a time would only wait for each other.
const atOnceMax = 4;
const waitingMax = 64;
let running = 0;
const waiting: (() => void)[] = [];

/** More passwords wait to be examined than the machine can take. */
export class TooManySignInsError extends Error {
  override name = 'TooManySignInsError';
}

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const tag = await derive(password, salt, cost);
  const { memory, passes, parallelism } = cost;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${text(salt)}$${text(tag)}`;
}

/**
 * Whether the password is that of the hash. Without a hash it takes as long and is false, so that
 * time does not tell which names exist. Throws TooManySignInsError.
 */
export async function isPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [, memory, passes, parallelism, salt = '', tag = ''] = form.exec(hash ?? '') ?? [];
  if (memory === undefined) {
    await derive(password, randomBytes(16), cost);
    return false;
  }
  const wanted = Buffer.from(tag, 'base64');
  const its = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const found = await derive(password, Buffer.from(salt, 'base64'), its);
  return wanted.length === found.length && timingSafeEqual(wanted, found);
}

async function derive(password: string, nonce: Uint8Array, its: Cost): Promise<Buffer> {
  if (running >= atOnceMax) {
    if (waiting.length >= waitingMax) throw new TooManySignInsError('too many sign-ins at once');
    await new Promise<void>(resolve => waiting.push(resolve));
  } else {
    running += 1;
  }
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      const parameters = { ...its, message: password.normalize('NFC'), nonce, tagLength: tagBytes };
      argon2('argon2id', parameters, (error, key) => {
        if (error) reject(error);
        else resolve(key);
      });
    });
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replaceAll('=', '');
}
