// The npm package `sip` (2010, no types): another reading of RFC 3261, to hold ours against.
// @ts-expect-error: no types come with it.
import sip from 'sip';

export interface OracleAddress {
  readonly name?: string;
  readonly uri: string;
  readonly params: Readonly<Record<string, string | null>>;
}
export interface OracleMessage {
  readonly method?: string;
  readonly uri?: string;
  readonly status?: number;
  readonly reason?: string;
  readonly headers: {
    readonly via: readonly {
      readonly host: string;
      readonly port?: number;
      readonly params: Readonly<Record<string, string | null>>;
    }[];
    readonly from: OracleAddress;
    readonly to: OracleAddress;
    readonly cseq: { readonly seq: number; readonly method: string };
    readonly 'call-id': string;
    readonly contact?: readonly OracleAddress[];
    readonly reason?: string;
  };
}

interface Oracle {
  parse(text: string): OracleMessage | undefined;
}

export const oracle: Oracle = sip;
