// A request that must not be carried out twice, and the answer kept for its repetition.

export interface KeyedRequest {
  readonly who: string;
  readonly key: string;
  /** SHA-256 over method, address and body, hexadecimal. */
  readonly digest: string;
}

export interface KeptAnswer {
  readonly status: number;
  readonly body: string;
}

export type KeyClaim =
  | { readonly kind: 'claimed' }
  | { readonly kind: 'answered'; readonly answer: KeptAnswer }
  | { readonly kind: 'in-progress' }
  /** The same key came with another request. */
  | { readonly kind: 'other-request' };
