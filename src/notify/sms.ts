// SMS over SMPP 3.4. Long texts go out in parts or as one payload; receipts say what arrived.
import type { Pdu } from 'smpp';
import type { MessageReceipt } from '../core/case/message-fate.ts';
import {
  DeliveryError,
  type MessageChannel,
  type OutgoingMessage,
  UnknownFateError,
} from '../workflow/ports.ts';
import { SmppLink, type SmppSettings } from './smpp-link.ts';
import { concatenation, smsParts } from './sms-parts.ts';

export interface SmsSettings extends SmppSettings {
  /** A number, or up to eleven letters and digits. */
  readonly from: string;
  /** Of the carrier's home country: `0…` goes out as this and the rest. */
  readonly callingCode: string;
  readonly longMessages: 'parts' | 'payload';
}

export interface SmsParts {
  readonly settings: SmsSettings;
  /** Resolves when the receipt is stored; else the SMSC is asked to bring it again. */
  readonly onReceipt: (receipt: MessageReceipt) => Promise<void>;
  readonly report: (error: unknown) => void;
}

// SMPP 3.4, section 5.1.3: full queues, throttling, temporary errors of the SMSC.
const retryable = new Set([0x08, 0x14, 0x58, 0x64, 0x66]);
const international = { ton: 1, npi: 1 };
const alphanumeric = { ton: 5, npi: 0 };
const receiptClass = 0x04;
const udhIndicator = 0x40;
const throttledWaitMs = 500;
const throttledTries = 10;

/** A channel over one bound connection, which `start` opens and `stop` closes. */
export class SmsChannel implements MessageChannel {
  readonly #parts: SmsParts;
  readonly #link: SmppLink;
  #reference = 0;

  constructor(parts: SmsParts) {
    this.#parts = parts;
    this.#link = new SmppLink(parts.settings, pdu => this.#delivered(pdu), parts.report);
  }

  get connected(): boolean {
    return this.#link.bound;
  }

  start(): void {
    this.#link.start();
  }

  stop(): Promise<void> {
    return this.#link.stop();
  }

  async send(message: OutgoingMessage): Promise<readonly string[]> {
    const { settings } = this.#parts;
    const number = internationalNumber(message.record.order.address, settings.callingCode);
    if (number === undefined) throw new DeliveryError('the address is no number for SMS', false);
    const { dataCoding, parts } = smsParts(message.texts[message.language].body);
    const from = /^\+?\d+$/.test(settings.from) ? international : alphanumeric;
    const envelope = {
      source_addr_ton: from.ton,
      source_addr_npi: from.npi,
      source_addr: settings.from.replace('+', ''),
      dest_addr_ton: international.ton,
      dest_addr_npi: international.npi,
      destination_addr: number,
      data_coding: dataCoding,
      registered_delivery: 1,
    };
    if (parts.length === 1) {
      return [await this.#submit({ ...envelope, short_message: parts[0] })];
    }
    if (settings.longMessages === 'payload') {
      return [await this.#submit({ ...envelope, message_payload: Buffer.concat(parts) })];
    }
    return this.#submitParts(envelope, parts);
  }

  /** Once a part is out the message must not begin again: it waits, or its fate is unknown. */
  async #submitParts(envelope: object, parts: readonly Buffer[]): Promise<string[]> {
    this.#reference = (this.#reference + 1) & 0xff;
    const names: string[] = [];
    for (const [index, part] of parts.entries()) {
      const header = concatenation(this.#reference, parts.length, index + 1);
      const fields = {
        ...envelope,
        esm_class: udhIndicator,
        short_message: Buffer.concat([header, part]),
      };
      names.push(index === 0 ? await this.#submit(fields) : await this.#submitFurther(fields));
    }
    return names;
  }

  async #submitFurther(fields: object): Promise<string> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.#submit(fields);
      } catch (error) {
        const again = error instanceof DeliveryError && error.retryable && this.#link.bound;
        if (!again || tries >= throttledTries) {
          throw new UnknownFateError('a part of the SMS went out, and a further one did not');
        }
        await new Promise(resolve => setTimeout(resolve, throttledWaitMs));
      }
    }
  }

  async #submit(fields: object): Promise<string> {
    const response = await this.#link.submit({ ...fields });
    const status = response.command_status;
    if (status !== 0) {
      throw new DeliveryError(`the SMSC refuses it (status ${status})`, retryable.has(status));
    }
    return String(response.message_id ?? '');
  }

  async #delivered(pdu: Pdu): Promise<void> {
    const receipt = readReceipt(pdu);
    if (receipt !== undefined) await this.#parts.onReceipt(receipt);
  }
}

/** Digits with country code, as SMPP takes them; undefined when the text is no number. */
export function internationalNumber(address: string, callingCode: string): string | undefined {
  const text = address.replace(/[\s().-]/g, '');
  if (/^\+\d{7,15}$/.test(text)) return text.slice(1);
  if (/^0[1-9]\d{7,13}$/.test(text)) return callingCode + text.slice(1);
  return undefined;
}

/** SMPP 3.4, appendix B: a text such as `id:… stat:UNDELIV err:000`, or fields of their own. */
export function readReceipt(pdu: Pdu): MessageReceipt | undefined {
  const { esm_class, receipted_message_id, message_state, short_message } = pdu;
  if (typeof esm_class !== 'number' || (esm_class & 0x3c) !== receiptClass) return undefined;
  const text = textOf(short_message);
  const name =
    typeof receipted_message_id === 'string' && receipted_message_id !== ''
      ? receipted_message_id.replace(/\0$/, '')
      : /\bid:(\S+)/.exec(text)?.[1];
  const state = /\bstat:(\w+)/i.exec(text)?.[1]?.toUpperCase() ?? stateWords[Number(message_state)];
  if (name === undefined || state === undefined) return undefined;
  if (state === 'DELIVRD') return { channel: 'sms', name, arrived: true, detail: state };
  if (!/^(UNDELIV|EXPIRED|DELETED|REJECTD)$/.test(state)) return undefined;
  const code = /\berr:(\w+)/i.exec(text)?.[1];
  const detail = code === undefined ? state : `${state} ${code}`;
  return { channel: 'sms', name, arrived: false, detail };
}

// SMPP 3.4, section 5.2.28.
const stateWords: Readonly<Record<number, string>> = {
  2: 'DELIVRD',
  3: 'EXPIRED',
  4: 'DELETED',
  5: 'UNDELIV',
  8: 'REJECTD',
};

function textOf(message: unknown): string {
  const inner =
    typeof message === 'object' && message !== null && 'message' in message
      ? message.message
      : message;
  if (typeof inner === 'string') return inner;
  return Buffer.isBuffer(inner) ? inner.toString('latin1') : '';
}
