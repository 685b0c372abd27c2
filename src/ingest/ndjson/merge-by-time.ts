import type { CallEvent, Quarantined } from '../../core/call/call-event.ts';
import type { EventBatch } from './event-batch.ts';

/** Items in one merged batch, at most. */
const batchSize = 4096;

/**
 * Merges sources by order of time into one stream. A source's own order is never changed: the place
 * of an event is the latest time its source has shown so far, so a late event keeps its own time
 * but comes where it arrived. Equal places go by the order of the sources. A quarantined line goes
 * with the event before it; one that stands before any event comes first. Where the batches of the
 * sources are cut makes no difference. `bytesRead` is the sum over the sources.
 */
export async function* mergeByTime(
  sources: readonly AsyncIterable<EventBatch>[],
): AsyncGenerator<EventBatch, void, void> {
  if (sources.length === 1) {
    yield* sources[0]!;
    return;
  }
  const cursors = sources.map((source, order) => new Cursor(source, order));
  try {
    yield* merge(cursors);
  } finally {
    for (const cursor of cursors) await cursor.close();
  }
}

async function* merge(cursors: readonly Cursor[]): AsyncGenerator<EventBatch, void, void> {
  const heap: Cursor[] = [];
  let out = new MergedBatch();
  const take = (): EventBatch => {
    out.bytesRead = cursors.reduce((sum, cursor) => sum + cursor.bytesRead, 0);
    const full = out;
    out = new MergedBatch();
    return full;
  };
  for (const cursor of cursors) if (await cursor.load()) push(heap, cursor);
  while (heap.length > 0) {
    const first = pop(heap);
    const bound = heap[0];
    // As long as this source is ahead of the next one, the others need not be looked at.
    while (first.ready && (bound === undefined || isBefore(first, bound))) {
      first.moveTo(out);
      if (out.events.length + out.quarantined.length >= batchSize) yield take();
    }
    if (!first.ready) {
      if (out.events.length + out.quarantined.length > 0) yield take();
      if (!(await first.load())) continue;
    }
    push(heap, first);
  }
  yield take();
}

class MergedBatch implements EventBatch {
  readonly events: CallEvent[] = [];
  readonly quarantined: Quarantined[] = [];
  readonly quarantinedAt: number[] = [];
  bytesRead = 0;
}

/** One source, the batch in hand and how far it has been used. */
class Cursor {
  readonly order: number;
  bytesRead = 0;
  /** Something is at hand, and this is its place. */
  ready = false;
  place = Number.NEGATIVE_INFINITY;
  readonly #batches: AsyncIterator<EventBatch>;
  #batch: EventBatch = new MergedBatch();
  #events = 0;
  #quarantined = 0;

  constructor(source: AsyncIterable<EventBatch>, order: number) {
    this.order = order;
    this.#batches = source[Symbol.asyncIterator]();
  }

  /** Gets the next batch that holds anything; false when the source has ended. */
  async load(): Promise<boolean> {
    while (!this.ready) {
      const next = await this.#batches.next();
      if (next.done) return false;
      this.#batch = next.value;
      this.bytesRead = next.value.bytesRead;
      this.#events = 0;
      this.#quarantined = 0;
      this.#look();
    }
    return true;
  }

  moveTo(out: MergedBatch): void {
    if (this.#quarantineIsNext()) {
      out.quarantined.push(this.#batch.quarantined[this.#quarantined++]!);
      out.quarantinedAt.push(out.events.length);
    } else {
      out.events.push(this.#batch.events[this.#events++]!);
    }
    this.#look();
  }

  async close(): Promise<void> {
    await this.#batches.return?.();
  }

  #quarantineIsNext(): boolean {
    const { quarantined, quarantinedAt } = this.#batch;
    return (
      this.#quarantined < quarantined.length && quarantinedAt[this.#quarantined]! <= this.#events
    );
  }

  #look(): void {
    this.ready = this.#quarantineIsNext();
    if (this.ready) return;
    const event = this.#batch.events[this.#events];
    if (event === undefined) return;
    this.ready = true;
    if (event.timeMs > this.place) this.place = event.timeMs;
  }
}

function isBefore(a: Cursor, b: Cursor): boolean {
  return a.place < b.place || (a.place === b.place && a.order < b.order);
}

/** A binary heap with the cursor that comes first at 0. */
function push(heap: Cursor[], cursor: Cursor): void {
  let at = heap.push(cursor) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (isBefore(heap[parent]!, cursor)) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = cursor;
}

function pop(heap: Cursor[]): Cursor {
  const first = heap[0]!;
  const moved = heap.pop()!;
  if (heap.length === 0) return first;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child++;
    if (isBefore(moved, heap[child]!)) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = moved;
  return first;
}
