// The last of what each feed sent, for whoever sets it up: a few events and what could not be used.
import type { CallEvent, Quarantined } from '../core/call/call-event.ts';
import type { FeedEvent, FeedQuarantine, FeedSamples } from './administration-ports.ts';
import type { Clock, FeedDeclaration, Intake } from './ports.ts';

interface Kept {
  declared: FeedDeclaration | undefined;
  readonly events: Ring<FeedEvent>;
  readonly quarantine: Ring<FeedQuarantine>;
}

const eventsKept = 20;
const quarantineKept = 50;
/** Enough to tell `010…`, `+44…` and `090…` apart. */
const beginShown = 3;
/** Beyond, further feeds are judged as ever and not shown here. */
const feedsMax = 500;

export class FeedLog {
  readonly #clock: Clock;
  readonly #feeds = new Map<string, Kept>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The same intake, looked at in passing. */
  beside(intake: Intake): Intake {
    return {
      declare: feed => {
        const kept = this.#of(feed.name);
        if (kept !== undefined) kept.declared = feed;
        intake.declare(feed);
      },
      screen: (feed, setup) => {
        this.#event(feed, setup);
        return intake.screen(feed, setup);
      },
      accept: (feed, event) => {
        this.#event(feed, event);
        intake.accept(feed, event);
      },
      quarantine: (feed, item) => {
        this.#quarantined(feed, item);
        intake.quarantine(feed, item);
      },
      challengeToken: id => intake.challengeToken(id),
      verifyChallengeToken: token => intake.verifyChallengeToken(token),
      challengedCall: id => intake.challengedCall(id),
      contactAnswer: answer => intake.contactAnswer(answer),
    };
  }

  declared(feed: string): FeedDeclaration | undefined {
    return this.#feeds.get(feed)?.declared;
  }

  names(): string[] {
    return [...this.#feeds.keys()];
  }

  samples(feed: string): FeedSamples | undefined {
    const kept = this.#feeds.get(feed);
    if (kept === undefined) return undefined;
    return {
      events: kept.events.newestFirst(),
      quarantine: kept.quarantine.newestFirst(),
    };
  }

  #event(feed: string, event: CallEvent): void {
    this.#of(feed)?.events.push(formOf(event, this.#clock.nowMs()));
  }

  #quarantined(feed: string, { source, position, reason }: Quarantined): void {
    const takenMs = this.#clock.nowMs();
    this.#of(feed)?.quarantine.push({ takenMs, source, position, reason });
  }

  #of(feed: string): Kept | undefined {
    const known = this.#feeds.get(feed);
    if (known !== undefined || this.#feeds.size >= feedsMax) return known;
    const kept: Kept = {
      declared: undefined,
      events: new Ring(eventsKept),
      quarantine: new Ring(quarantineKept),
    };
    this.#feeds.set(feed, kept);
    return kept;
  }
}

/** The last so many of what was pushed. */
class Ring<T> {
  readonly #items: T[] = [];
  readonly #max: number;
  #next = 0;

  constructor(max: number) {
    this.#max = max;
  }

  push(item: T): void {
    this.#items[this.#next] = item;
    this.#next = (this.#next + 1) % this.#max;
  }

  newestFirst(): T[] {
    const oldestFirst = [...this.#items.slice(this.#next), ...this.#items.slice(0, this.#next)];
    return oldestFirst.reverse();
  }
}

/** What shows whether a feed is set up well: neither who calls nor whom. */
function formOf(event: CallEvent, takenMs: number): FeedEvent {
  const { type, timeMs } = event;
  if (event.type !== 'setup' && event.type !== 'cdr') {
    return { takenMs, type, timeMs, direction: undefined, called: undefined };
  }
  const { direction, to } = event;
  const form = { begins: to.slice(0, beginShown), digits: to.replace(/\D/g, '').length };
  return { takenMs, type, timeMs, direction, called: direction === 'outbound' ? form : undefined };
}
