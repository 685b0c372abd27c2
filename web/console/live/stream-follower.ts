import { type FromHub, type StreamName, type StreamState, streams } from './hub-protocol.ts';

const events = [
  'live',
  'now',
  'heartbeat',
  'case',
  'cases',
  'measure',
  'approval',
  'message',
  'presence',
  'handover',
  'policy',
  'list',
  'reset',
];
const retryMs = 2_000;

/**
 * Holds one stream open while somebody follows it. The browser comes back by itself after a lost
 * connection (with Last-Event-ID); a refusal closes the stream for good until `connect`. What the
 * desk told before a new stream stood is lost: its pages are told `reset`, to read again.
 */
export class StreamFollower {
  readonly #stream: StreamName;
  readonly #tell: (message: FromHub) => void;
  #source: EventSource | undefined;
  /** The last one that stood. */
  #opened: EventSource | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #state: StreamState = 'connecting';
  /** The last whole view, for a page that comes later. */
  #last: FromHub | undefined;

  constructor(stream: StreamName, tell: (message: FromHub) => void) {
    this.#stream = stream;
    this.#tell = tell;
  }

  /** What a page that comes now has to know. */
  get greeting(): readonly FromHub[] {
    const state = { kind: 'state', stream: this.#stream, state: this.#state } as const;
    return this.#last === undefined ? [state] : [state, this.#last];
  }

  connect(): void {
    if (this.#source !== undefined && this.#source.readyState !== EventSource.CLOSED) return;
    clearTimeout(this.#retry);
    this.#source?.close();
    const source = new EventSource(streams[this.#stream]);
    this.#source = source;
    source.onopen = () => {
      this.#enter('open');
      if (this.#stream !== 'desk' || this.#opened === source) return;
      this.#opened = source;
      this.#tell({ kind: 'event', stream: 'desk', event: 'reset', data: '{}' });
    };
    source.onerror = () => void this.#failed(source);
    for (const event of events) {
      source.addEventListener(event, message => {
        this.#enter('open');
        const told = { kind: 'event', stream: this.#stream, event, data: message.data } as const;
        if (event === 'live' || event === 'now') this.#last = told;
        this.#tell(told);
      });
    }
  }

  close(): void {
    clearTimeout(this.#retry);
    this.#source?.close();
    this.#source = undefined;
    this.#last = undefined;
    this.#state = 'connecting';
  }

  // A closed source was answered with something else than a stream: not signed in, or too many.
  async #failed(source: EventSource): Promise<void> {
    if (source !== this.#source) return;
    if (source.readyState !== EventSource.CLOSED) {
      this.#enter('away');
      return;
    }
    const status = await fetch('/v1/me').then(
      answer => answer.status,
      () => 0,
    );
    if (source !== this.#source) return;
    this.#enter(status === 401 ? 'refused' : 'away');
    if (status !== 401) this.#retry = setTimeout(() => this.connect(), retryMs);
  }

  #enter(state: StreamState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#tell({ kind: 'state', stream: this.#stream, state });
  }
}
