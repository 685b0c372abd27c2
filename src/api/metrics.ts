import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { MeasureKind } from '../core/barring/verdict.ts';
import type { ShadowView } from './contract/shadow.ts';
import { type EnforcementMetrics, enforcementMetrics } from './enforcement-metrics.ts';
import { shadowMetrics } from './shadow-metrics.ts';

/** Verdicts as counted: those on set-ups, and the release of a call in progress. */
export type CountedVerdict = 'allow' | 'challenge' | 'block' | 'release';

/** What is counted, as plain methods. Label values are few: feeds beyond 100 count as `other`. */
export interface Metrics {
  /** A verdict; `seconds` from request to answer where somebody waited for it. */
  verdict(verdict: CountedVerdict, seconds?: number): void;
  /** A measure that took effect. */
  measure(measure: MeasureKind): void;
  events(feed: string, count: number): void;
  quarantined(feed: string, count: number): void;
  /** A call allowed because Sekisho could not judge it. */
  failedOpen(): void;
  /** One attempt to deliver an effect outside. */
  delivery(result: 'delivered' | 'retried' | 'given-up'): void;
  /** What came of handing a message to its channel. */
  message(result: 'sent' | 'retried' | 'failed' | 'unknown'): void;
  /** What is carried out in the network; asked for at most once. */
  enforcement(enforcers: readonly string[]): EnforcementMetrics;
  /** Where the gauges come from; read only when metrics are. */
  observe(gauges: () => LiveGauges): void;
  /** Figures of a candidate policy beside the live one; asked for at most once. */
  shadow(view: () => ShadowView | undefined): void;
  /** The Prometheus text format and its content type. */
  render(): Promise<{ contentType: string; text: string }>;
}

export interface LiveGauges {
  readonly callsInProgress: number;
  readonly exposureYen: number;
}

const feedsMax = 100;

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counter = (name: string, help: string, labelNames: string[]) =>
    new Counter({ name, help, labelNames, registers: [registry] });
  const verdicts = counter('sekisho_verdicts_total', 'Verdicts given', ['verdict']);
  const measures = counter('sekisho_measures_total', 'Measures that took effect', ['measure']);
  const events = counter('sekisho_events_total', 'Call events taken', ['feed']);
  const bad = counter('sekisho_quarantined_total', 'Input that could not be used', ['feed']);
  const failedOpen = counter('sekisho_failed_open_total', 'Calls allowed unjudged', []);
  const deliveries = counter('sekisho_deliveries_total', 'Effects sent outside', ['result']);
  const messages = counter('sekisho_messages_total', 'Messages to subscribers', ['result']);
  const seconds = new Histogram({
    name: 'sekisho_verdict_seconds',
    help: 'Time from a request for a verdict to its answer',
    buckets: [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5],
    registers: [registry],
  });
  const observe = liveGauges(registry);
  const feeds = new Set<string>();
  const feedLabel = (feed: string): string => {
    if (feeds.has(feed)) return feed;
    if (feeds.size >= feedsMax) return 'other';
    feeds.add(feed);
    return feed;
  };
  // A series exists from the start, so that a rate over it is right from the first event on.
  for (const verdict of ['allow', 'challenge', 'block', 'release']) verdicts.inc({ verdict }, 0);
  for (const measure of measureKinds) measures.inc({ measure }, 0);
  return {
    verdict(verdict, elapsed) {
      verdicts.inc({ verdict });
      if (elapsed !== undefined) seconds.observe(elapsed);
    },
    measure: measure => measures.inc({ measure }),
    events: (feed, count) => events.inc({ feed: feedLabel(feed) }, count),
    quarantined: (feed, count) => bad.inc({ feed: feedLabel(feed) }, count),
    failedOpen: () => failedOpen.inc(),
    delivery: result => deliveries.inc({ result }),
    message: result => messages.inc({ result }),
    enforcement: enforcers => enforcementMetrics(registry, enforcers),
    observe,
    shadow: view => shadowMetrics(registry, view),
    render: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
}

const measureKinds: readonly MeasureKind[] = [
  'challenge',
  'suspension',
  'source-block',
  'country-block',
  'barring',
];

function liveGauges(registry: Registry): (gauges: () => LiveGauges) => void {
  let source: () => LiveGauges = () => ({ callsInProgress: 0, exposureYen: 0 });
  new Gauge({
    name: 'sekisho_calls_in_progress',
    help: 'International calls in progress',
    registers: [registry],
    collect() {
      this.set(source().callsInProgress);
    },
  });
  new Gauge({
    name: 'sekisho_exposure_yen',
    help: 'Yen of open episodes, calls in progress included',
    registers: [registry],
    collect() {
      this.set(source().exposureYen);
    },
  });
  return gauges => {
    source = gauges;
  };
}
