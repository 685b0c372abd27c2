import { useQuery } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../../../../api/client.ts';
import { clockTimeWithSeconds, timeAndDay } from '../../../../ui/figures/format-time.ts';
import { languageNow } from '../../../../ui/language/language.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Empty } from '../../../../ui/parts/panel.tsx';
import { useNow } from '../../../live/use-live.ts';
import { useCarrier, useMe } from '../../../shell/use-me.ts';
import { caseKey } from '../case-data.ts';
import { detailWords } from './detail-words.ts';
import { Fold } from './fold.tsx';
import { type OrderShown, orderSubject, ordersOf } from './measure-orders.ts';
import { nameOf } from './name-of.ts';
import { whoDid } from './who-did.ts';

type Measure = Schemas['Case']['measures'][number];

/** Measures of the case: what was wanted, what the network was told and confirmed, and when. */
export function MeasuresPanel({ page }: { readonly page: Schemas['Case'] }) {
  const say = useWords(detailWords);
  const me = useMe();
  const { measures, row } = page;
  const { data } = useQuery({
    queryKey: [...caseKey(row.case), 'orders'],
    queryFn: () =>
      answered(api.GET('/v1/enforcement/orders', { params: { query: { case: row.case } } })),
    enabled: measures.length > 0 && me.may('enforcement.read'),
    refetchInterval: 60_000,
  });
  const orders = data?.rows ?? [];
  return (
    <Fold title={say('measures')}>
      {measures.length === 0 ? (
        <Empty>{say('measures.none')}</Empty>
      ) : (
        <ul className="case-measures">
          {measures.map(measure => (
            <MeasureShown
              key={measure.id}
              measure={measure}
              orders={ordersOf(measure, measures, orders)}
              known={data !== undefined}
            />
          ))}
        </ul>
      )}
    </Fold>
  );
}

function MeasureShown({
  measure,
  orders,
  known,
}: {
  readonly measure: Measure;
  readonly orders: readonly OrderShown[];
  readonly known: boolean;
}) {
  const say = useWords(detailWords);
  const { timeZone } = useCarrier();
  const { kind, ground, beginMs, decidedBy, renewals, reopened, subject } = measure;
  const about = orderSubject({ subject }).replace(/^[a-z]+:/, '');
  const wanted = clockTimeWithSeconds(beginMs, timeZone);
  return (
    <li>
      <div>
        <strong>{nameOf('measure', kind)}</strong> {about}{' '}
        <span className="label">{say('measures.ground', { ground })}</span>
      </div>
      <div>
        <Ends measure={measure} />
        {reopened === null ? null : <span> · {say(`measures.reopened.${reopened}`)}</span>}
        {renewals === 0 ? null : <span> · {say('measures.renewals', { count: renewals })}</span>}
      </div>
      <div className="label">{say('measures.by', { who: whoDid(decidedBy, say) })}</div>
      {orders.length === 0 ? (
        <div className="measure-chain">
          <span>{say('measures.wanted', { time: wanted })}</span>
          {known ? <span>{say('measures.internal')}</span> : null}
        </div>
      ) : (
        orders.map(order => <Chain key={order.enforcer} order={order} />)
      )}
    </li>
  );
}

function Ends({ measure }: { readonly measure: Measure }) {
  const say = useWords(detailWords);
  const { timeZone: zone } = useCarrier();
  const nowMs = useNow(60_000);
  const { endMs, endedMs } = measure;
  const told = (ms: number): string => timeAndDay(ms, { nowMs, zone, language: languageNow() });
  if (endedMs !== null) {
    return <span className="history">{say('measures.ended', { time: told(endedMs) })}</span>;
  }
  return (
    <span>
      {endMs === null ? say('measures.endless') : say('measures.ends', { time: told(endMs) })}
    </span>
  );
}

/** Wanted, told, confirmed at one network element; what is not confirmed waits for a person. */
function Chain({ order }: { readonly order: OrderShown }) {
  const say = useWords(detailWords);
  const { timeZone } = useCarrier();
  const time = (ms: number): string => clockTimeWithSeconds(ms, timeZone);
  const { enforcer, requestedMs, sentMs, confirmedMs, state, tries, ended } = order;
  return (
    <div className="measure-chain">
      <span className="label">{enforcer}</span>
      <span>
        {say(ended ? 'measures.removing' : 'measures.wanted', { time: time(requestedMs) })}
      </span>
      {sentMs === null ? null : <span>› {say('measures.applied', { time: time(sentMs) })}</span>}
      {confirmedMs !== null && state === 'applied' ? (
        <span>› {say('measures.confirmed', { time: time(confirmedMs) })}</span>
      ) : (
        <span className="wait">
          {state === 'failed' ? say('measures.failed', { tries }) : say('measures.waiting')}
        </span>
      )}
    </div>
  );
}
