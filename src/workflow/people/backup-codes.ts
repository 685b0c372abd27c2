import { randomBytes } from 'node:crypto';
import { hashOf } from './sign-in.ts';

const count = 10;

/** New backup codes; only their hashes are kept. */
export function newBackupCodes(): {
  readonly codes: readonly string[];
  readonly hashes: readonly Uint8Array[];
} {
  const codes = Array.from({ length: count }, newBackupCode);
  return { codes, hashes: codes.map(each => hashOf(each.replaceAll('-', ''))) };
}

/** 50 random bits as ten letters and digits that are not taken for each other. */
function newBackupCode(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz123456789';
  const text = [...randomBytes(10)].map(byte => letters[byte & 31]).join('');
  return `${text.slice(0, 5)}-${text.slice(5)}`;
}
