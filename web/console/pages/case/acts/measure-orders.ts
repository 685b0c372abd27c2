// Which orders to network elements carry out a measure.
import type { Schemas } from '../../../../api/client.ts';

type Measure = Schemas['Case']['measures'][number];

/** As orders name what a measure bears on: `line:…`, `source:…`, `country:…`. */
export function orderSubject({ subject }: Pick<Measure, 'subject'>): string {
  const { kind, ...rest } = subject;
  return `${kind}:${Object.values(rest)[0] ?? ''}`;
}

export interface OrderShown {
  readonly enforcer: string;
  readonly subject: string;
  readonly state: 'pending' | 'applied' | 'failed';
  readonly ended: boolean;
  readonly tries: number;
  readonly requestedMs: number;
  readonly sentMs: number | null;
  readonly confirmedMs: number | null;
}

/** Orders of that measure, by the name of the element; of the newest measure on a subject only. */
export function ordersOf<Order extends OrderShown>(
  measure: Measure,
  measures: readonly Measure[],
  orders: readonly Order[],
): Order[] {
  const subject = orderSubject(measure);
  const newest = measures
    .filter(one => orderSubject(one) === subject)
    .reduce((last, one) => (one.beginMs > last.beginMs ? one : last), measure);
  if (newest.id !== measure.id) return [];
  return orders
    .filter(order => order.subject === subject)
    .sort((a, b) => (a.enforcer < b.enforcer ? -1 : 1));
}
