// What is used of the package `smpp`, which brings no types.
declare module 'smpp' {
  import type { EventEmitter } from 'node:events';
  import type { Server as NetServer } from 'node:net';

  export interface Pdu {
    readonly command: string;
    readonly command_status: number;
    readonly sequence_number: number;
    readonly [field: string]: unknown;
    isResponse(): boolean;
    response(fields?: Readonly<Record<string, unknown>>): Pdu;
  }
  export type PduFields = Readonly<Record<string, unknown>>;

  export interface Session extends EventEmitter {
    send(pdu: Pdu): boolean;
    bind_transceiver(fields: PduFields, onResponse: (pdu: Pdu) => void): boolean;
    submit_sm(fields: PduFields, onResponse: (pdu: Pdu) => void): boolean;
    deliver_sm(fields: PduFields, onResponse: (pdu: Pdu) => void): boolean;
    enquire_link(onResponse: (pdu: Pdu) => void): boolean;
    unbind(onResponse: (pdu: Pdu) => void): boolean;
    close(done?: () => void): void;
    destroy(done?: () => void): void;
  }

  interface Encoding {
    match(text: string): boolean;
    encode(text: string): Buffer;
  }
  const smpp: {
    connect(options: Readonly<Record<string, unknown>>): Session;
    createServer(onSession: (session: Session) => void): NetServer;
    readonly encodings: { readonly ASCII: Encoding; readonly UCS2: Encoding };
  };
  export default smpp;
}
