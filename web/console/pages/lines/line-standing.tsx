// How the line stands: what is in force, who asked for it, and what the network has confirmed.
import type { Schemas } from '../../../api/client.ts';
import { clockTimeWithSeconds, duration } from '../../../ui/figures/format-time.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Panel } from '../../../ui/parts/panel.tsx';
import { names } from '../../../ui/words/names.ts';
import { useNow } from '../../live/use-live.ts';
import { TimeLeft, When } from '../../shell/times.tsx';
import { useCarrier } from '../../shell/use-me.ts';
import type { Line } from './line-page.tsx';
import { lineWords } from './words.ts';

type Barring = Line['barrings'][number];
type Measure = Schemas['Measure'];

export function LineStanding({ line }: { readonly line: Line }) {
  const say = useWords(lineWords);
  const inForce = line.measures.filter(one => one.endedMs === null);
  const barring = line.barrings.find(one => one.endedMs === null);
  const waits = barring !== undefined && barring.completedMs === null;
  return (
    <Panel title={say('stateNow')} tone={waits ? 'wait' : 'plain'}>
      {inForce.length === 0 ? <p className="sentence">{say('free')}</p> : null}
      {inForce.map(measure =>
        measure.kind === 'barring' ? (
          <BarredNow key={measure.id} measure={measure} barring={barring} />
        ) : (
          <StoppedNow key={measure.id} measure={measure} />
        ),
      )}
      {inForce.length === 0 ? null : <Orders orders={line.orders} />}
    </Panel>
  );
}

/** Received, and completed once the network confirmed it; ticking until then (R20). */
function BarredNow({
  measure,
  barring,
}: {
  readonly measure: Measure;
  readonly barring: Barring | undefined;
}) {
  const say = useWords(lineWords);
  const on = measure.ground === 'consent' ? 'on.consent' : 'on.request';
  return (
    <div className="line-barred">
      <p className="sentence">
        {say('barredOn', { on: say(on) })}
        {measure.reopened === 'usual' ? ` · ${say('partly')}` : ''}
      </p>
      {barring === undefined ? null : <BarringTimes barring={barring} />}
    </div>
  );
}

function BarringTimes({ barring: { receivedMs, completedMs } }: { readonly barring: Barring }) {
  const say = useWords(lineWords);
  const { timeZone } = useCarrier();
  const nowMs = useNow();
  const language = languageNow();
  const spent = Math.max(0, (completedMs ?? nowMs) - receivedMs);
  return (
    <dl className="line-times">
      <div>
        <dt>{say('received')}</dt>
        <dd>{clockTimeWithSeconds(receivedMs, timeZone)}</dd>
      </div>
      <div>
        <dt>{say('completed')}</dt>
        <dd>
          {completedMs === null ? (
            <span className="wait">
              {say('waitingNetwork', { time: duration(spent, language) })}
            </span>
          ) : (
            clockTimeWithSeconds(completedMs, timeZone)
          )}
        </dd>
      </div>
      {completedMs === null ? null : (
        <div>
          <dt>{say('took')}</dt>
          <dd>{duration(spent, language)}</dd>
        </div>
      )}
    </dl>
  );
}

function StoppedNow({ measure }: { readonly measure: Measure }) {
  const say = useWords(lineWords);
  const called = useWords(names);
  return (
    <p className="sentence">
      {called(`measure.${measure.kind}`)} · {say('ground', { ground: measure.ground })} ·{' '}
      {measure.endMs === null ? (
        say('noEnd')
      ) : (
        <>
          <When atMs={measure.endMs} relative={false} /> (
          <TimeLeft untilMs={measure.endMs} overdue="–" />)
        </>
      )}
      {measure.reopened === 'usual' ? ` · ${say('partly')}` : ''}
    </p>
  );
}

/** What each network element has of it. */
function Orders({ orders }: { readonly orders: Line['orders'] }) {
  const say = useWords(lineWords);
  const { timeZone } = useCarrier();
  if (orders.length === 0) return null;
  return (
    <ul className="line-orders" aria-label={say('orders')}>
      {orders.map(({ enforcer, state, ended, tries, confirmedMs }) => (
        <li key={enforcer}>
          <strong>{enforcer}</strong>
          {ended ? ` ${say('orderRemoval')}` : ''} {say(`order.${state}`, { tries })}
          {state === 'applied' && confirmedMs !== null
            ? ` ${clockTimeWithSeconds(confirmedMs, timeZone)}`
            : ''}
        </li>
      ))}
    </ul>
  );
}
