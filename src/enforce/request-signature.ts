import { createHmac } from 'node:crypto';

/**
 * Value of `Sekisho-Signature`: `t=<unix seconds>,v1=<hex HMAC-SHA256 of "<seconds>.<text>">`, as
 * the receiver computes it.
 */
export function requestSignature(secret: string, nowMs: number, text: string): string {
  const seconds = Math.floor(nowMs / 1000);
  const mac = createHmac('sha256', secret).update(`${seconds}.${text}`, 'utf8').digest('hex');
  return `t=${seconds},v1=${mac}`;
}
