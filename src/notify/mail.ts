// Mail over SMTP (RFC 5321), one connection a message, plain text with a plain page beside it.
import { Readable } from 'node:stream';
import type { NodemailerError } from 'nodemailer/lib/errors';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import {
  DeliveryError,
  type MessageChannel,
  type OutgoingMessage,
  UnknownFateError,
} from '../workflow/ports.ts';

export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** `starttls` refuses a server without it; `none` is for a relay on the same machine. */
  readonly security: 'starttls' | 'tls' | 'none';
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** `address@example.jp` or `Name <address@example.jp>`. */
  readonly from: string;
  /** Certificate authorities, PEM; absent: those of the system. */
  readonly authorities?: string | undefined;
  /** Of one wait for the server, milliseconds. */
  readonly timeoutMs: number;
}

/** Messages as mail. The same message has the same Message-ID, however often it is sent. */
export function createMailChannel(settings: MailSettings): MessageChannel {
  return {
    async send(message) {
      const messageId = messageIdOf(message.record.key, settings.from);
      const bytes = await compose(message, settings.from, messageId);
      await deliver(settings, message.record.order.address, bytes);
      return [messageId];
    },
  };
}

/** Whether a text can stand as the sender of mail. */
export function mailAddressOf(from: string): string | undefined {
  const bare = /<([^<>\s]+)>\s*$/.exec(from)?.[1] ?? from.trim();
  return /^[^\s@<>"]+@[^\s@<>"]+$/.test(bare) ? bare : undefined;
}

function messageIdOf(key: string, from: string): string {
  const host = mailAddressOf(from)?.split('@')[1] ?? 'sekisho.invalid';
  return `<sekisho.${key.replace(/[^\w.-]/g, '_')}@${host}>`;
}

function compose(message: OutgoingMessage, from: string, messageId: string): Promise<Buffer> {
  const { subject, body } = message.texts[message.language];
  const mail = new MailComposer({
    from,
    to: message.record.order.address,
    subject,
    messageId,
    text: body,
    html: htmlOf(subject, body, message.language),
    textEncoding: 'base64',
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': message.language },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return mail.compile().build();
}

/** The plain text once more, with links to press; no pictures, nothing from outside. */
function htmlOf(subject: string, body: string, language: string): string {
  const text = escaped(body)
    .replace(/https?:\/\/[^\s<>"']+/g, link => `<a href="${link}">${link}</a>`)
    .replaceAll('\n', '<br>\n');
  return (
    `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8">` +
    `<title>${escaped(subject)}</title></head>\n` +
    `<body style="font-family:sans-serif;line-height:1.7">\n<p>${text}</p>\n</body></html>\n`
  );
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/**
 * The server has the mail only after the last byte: as long as the text was not read to its end,
 * a broken connection means that nothing went out.
 */
async function deliver(settings: MailSettings, to: string, bytes: Buffer): Promise<void> {
  const from = mailAddressOf(settings.from);
  if (from === undefined) throw new DeliveryError('the sender of mail is no address', false);
  if (mailAddressOf(to) !== to) throw new DeliveryError('the address is no mail address', false);
  const connection = new SMTPConnection({
    host: settings.host,
    port: settings.port,
    secure: settings.security === 'tls',
    requireTLS: settings.security === 'starttls',
    ignoreTLS: settings.security === 'none',
    connectionTimeout: settings.timeoutMs,
    greetingTimeout: settings.timeoutMs,
    socketTimeout: settings.timeoutMs,
    ...(settings.authorities === undefined ? {} : { tls: { ca: settings.authorities } }),
  });
  let handedOver = false;
  const broken = Promise.withResolvers<never>();
  connection.on('error', error => broken.reject(error));
  connection.on('end', () => broken.reject(new Error('the server closed the connection')));
  broken.promise.catch(() => {});
  const text = Readable.from([bytes]);
  text.on('end', () => {
    handedOver = true;
  });
  const step = (begin: (done: (error?: NodemailerError | null) => void) => void): Promise<void> =>
    Promise.race([
      broken.promise,
      new Promise<void>((resolve, reject) => begin(error => (error ? reject(error) : resolve()))),
    ]);
  try {
    await step(done => connection.connect(done));
    const { user, password } = settings;
    if (user !== undefined) {
      await step(done => connection.login({ user, pass: password ?? '' }, done));
    }
    await step(done => connection.send({ from, to: [to] }, text, done));
  } catch (error) {
    throw meaningOf(error as NodemailerError, handedOver, to);
  } finally {
    connection.quit();
    connection.close();
  }
}

function meaningOf(error: NodemailerError, handedOver: boolean, to: string): Error {
  // The server's own words may repeat the address.
  const text = error.message.replaceAll(to, '…').slice(0, 300);
  const { responseCode } = error;
  if (responseCode === undefined) {
    if (handedOver) return new UnknownFateError(`mail: ${text}`);
    return new DeliveryError(`mail: ${text}`, error.code !== 'EENVELOPE');
  }
  const aboutThisMail = /^(RCPT TO|DATA)/.test(error.command ?? '');
  const final = aboutThisMail && responseCode >= 500 && responseCode !== 503;
  return new DeliveryError(`mail: ${text}`, !final);
}
