// One bound connection to an SMSC (SMPP 3.4), kept up: enquired, and bound again when it breaks.
import smpp, { type Pdu, type PduFields, type Session } from 'smpp';
import { DeliveryError, UnknownFateError } from '../workflow/ports.ts';

export interface SmppSettings {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly systemId: string;
  readonly password: string;
  readonly systemType: string;
  /** Of one response; a link that does not answer an enquiry for so long is dropped. */
  readonly responseMs: number;
  readonly enquireEveryMs: number;
  /** First wait before binding again; doubles up to a minute. */
  readonly reconnectMs: number;
}

const reconnectMsMax = 60_000;
const bound = 0;

export class SmppLink {
  readonly #settings: SmppSettings;
  readonly #onDelivered: (pdu: Pdu) => Promise<void>;
  readonly #report: (error: unknown) => void;
  #session: Session | undefined;
  #bound = false;
  #stopped = true;
  #failures = 0;
  #timer: NodeJS.Timeout | undefined;
  #enquiry: NodeJS.Timeout | undefined;
  /** Ends the connection when an enquiry stays without response. */
  #unanswered: NodeJS.Timeout | undefined;
  /** Told when the connection ends: whoever waits for a response gets none. */
  readonly #waiting = new Set<() => void>();

  constructor(
    settings: SmppSettings,
    onDelivered: (pdu: Pdu) => Promise<void>,
    report: (error: unknown) => void,
  ) {
    this.#settings = settings;
    this.#onDelivered = onDelivered;
    this.#report = report;
  }

  get bound(): boolean {
    return this.#bound;
  }

  start(): void {
    if (!this.#stopped) return;
    this.#stopped = false;
    this.#connect();
  }

  /** Unbinds and closes. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    const session = this.#session;
    if (session === undefined) return;
    if (this.#bound) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const late = setTimeout(resolve, Math.min(2_000, this.#settings.responseMs));
      session.once('close', () => resolve());
      if (!session.unbind(() => resolve())) resolve();
      await promise;
      clearTimeout(late);
    }
    session.destroy();
    this.#ended(session);
  }

  /**
   * Sends a message and waits for the response. Throws DeliveryError when it was not handed over,
   * UnknownFateError when it was and no response came.
   */
  submit(fields: PduFields): Promise<Pdu> {
    const session = this.#session;
    if (session === undefined || !this.#bound) {
      return Promise.reject(new DeliveryError('the SMSC is not connected', true));
    }
    return new Promise((resolve, reject) => {
      const lost = (): void => settle(new UnknownFateError('the SMSC did not respond'));
      const late = setTimeout(lost, this.#settings.responseMs);
      const settle = (outcome: Pdu | Error): void => {
        clearTimeout(late);
        this.#waiting.delete(lost);
        if (outcome instanceof Error) reject(outcome);
        else resolve(outcome);
      };
      this.#waiting.add(lost);
      if (session.submit_sm(fields, settle)) return;
      settle(new DeliveryError('the connection to the SMSC is closing', true));
    });
  }

  #connect(): void {
    const { host, port, tls } = this.#settings;
    const session = smpp.connect({ host, port, tls });
    this.#session = session;
    const late = setTimeout(() => session.destroy(), this.#settings.responseMs);
    session.on(tls ? 'secureConnect' : 'connect', () => this.#bind(session, late));
    session.on('error', error => {
      if (!this.#stopped && this.#failures === 0) this.#report(smscError(error));
      session.destroy();
    });
    session.on('close', () => {
      clearTimeout(late);
      this.#ended(session);
    });
    session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()));
    session.on('unbind', (pdu: Pdu) => {
      session.send(pdu.response());
      session.close();
    });
    session.on('deliver_sm', (pdu: Pdu) => void this.#delivered(session, pdu));
  }

  #bind(session: Session, late: NodeJS.Timeout): void {
    const { systemId, password, systemType } = this.#settings;
    const fields = { system_id: systemId, password, system_type: systemType };
    session.bind_transceiver(fields, pdu => {
      clearTimeout(late);
      if (pdu.command_status !== bound) {
        if (this.#failures === 0) {
          this.#report(new Error(`the SMSC refuses to bind (status ${pdu.command_status})`));
        }
        session.destroy();
        return;
      }
      this.#failures = 0;
      this.#bound = true;
      this.#enquiry = setInterval(() => this.#enquire(session), this.#settings.enquireEveryMs);
    });
  }

  #enquire(session: Session): void {
    const late = setTimeout(() => session.destroy(), this.#settings.responseMs);
    clearTimeout(this.#unanswered);
    this.#unanswered = late;
    if (!session.enquire_link(() => clearTimeout(late))) session.destroy();
  }

  /** A receipt that cannot be taken now is refused, so that the SMSC brings it again. */
  async #delivered(session: Session, pdu: Pdu): Promise<void> {
    const temporary = 0x64;
    try {
      await this.#onDelivered(pdu);
      session.send(pdu.response());
    } catch (error) {
      this.#report(error);
      session.send(pdu.response({ command_status: temporary }));
    }
  }

  #ended(session: Session): void {
    if (this.#session !== session) return;
    this.#session = undefined;
    this.#bound = false;
    clearInterval(this.#enquiry);
    clearTimeout(this.#unanswered);
    for (const lost of [...this.#waiting]) lost();
    this.#waiting.clear();
    if (this.#stopped) return;
    const waitMs = Math.min(reconnectMsMax, this.#settings.reconnectMs * 2 ** this.#failures);
    this.#failures = Math.min(this.#failures + 1, 16);
    this.#timer = setTimeout(() => this.#connect(), waitMs);
  }
}

function smscError(error: unknown): Error {
  return new Error(`SMSC: ${error instanceof Error ? error.message : String(error)}`);
}
