/** Streams of server-sent events that pages can follow. */
export const streams = {
  desk: '/v1/events/stream',
  live: '/v1/live/stream',
  now: '/v1/now/stream',
} as const;
export type StreamName = keyof typeof streams;

/** From a page to the hub. */
export type ToHub =
  | { readonly kind: 'follow' | 'leave'; readonly stream: StreamName }
  | { readonly kind: 'connect' }
  | { readonly kind: 'gone' };

/** From the hub to its pages. `data` is the text of the event. */
export type FromHub =
  | {
      readonly kind: 'event';
      readonly stream: StreamName;
      readonly event: string;
      readonly data: string;
    }
  | { readonly kind: 'state'; readonly stream: StreamName; readonly state: StreamState };

/** `refused`: the server wants a sign-in; `away`: it does not answer and is tried again. */
export type StreamState = 'connecting' | 'open' | 'away' | 'refused';
