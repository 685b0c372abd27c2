import { Button } from '@mantine/core';
import type { Schemas } from '../../../../api/client.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Panel } from '../../../../ui/parts/panel.tsx';
import { names } from '../../../../ui/words/names.ts';
import { callerName } from '../../../../ui/words/person-name.ts';
import { TimeLeft, When } from '../../../shell/times.tsx';
import { useMe } from '../../../shell/use-me.ts';
import type { CaseShown } from '../case-data.ts';
import { useOrders } from './acts-data.ts';
import { actsWords } from './acts-words.ts';
import { ordersOf } from './measure-orders.ts';
import { openSheet } from './open-sheet.ts';
import { OrderSteps } from './order-steps.tsx';
import { lineOf } from './suspendable.ts';
import { useAble } from './use-able.ts';

/** How the name begins of who decides where no person does: `policy standard 1`. */
const byPolicy = 'policy ';

type Measure = Schemas['Measure'];
type Order = Schemas['Order'];

/** What is in force or was: until when, wanted, applied, confirmed; and what can be done. */
export function MeasuresPanel(shown: CaseShown) {
  const say = useWords(actsWords);
  const me = useMe();
  const { measures, row } = shown.page;
  const may = me.may('enforcement.read');
  const { data } = useOrders(row.case, may && measures.length > 0);
  if (measures.length === 0) return null;
  const ordered = [...measures].sort(
    (a, b) => Number(a.endedMs !== null) - Number(b.endedMs !== null) || b.beginMs - a.beginMs,
  );
  return (
    <Panel tour="measures" title={say('measures')}>
      <ul className="acts-measures">
        {ordered.map(measure => (
          <li key={measure.id} className={measure.endedMs === null ? '' : 'history'}>
            <MeasureShown
              measure={measure}
              orders={may ? ordersOf(measure, measures, data?.rows ?? []) : undefined}
              shown={shown}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface Shown {
  readonly measure: Measure;
  /** Undefined: not for this role. */
  readonly orders: readonly Order[] | undefined;
  readonly shown: CaseShown;
}

function MeasureShown({ measure, orders, shown }: Shown) {
  const say = useWords(actsWords);
  const name = useWords(names);
  const able = useAble(shown);
  const { kind, ground, endMs, endedMs, reopened, decidedBy } = measure;
  const line = lineOf(measure);
  return (
    <>
      <div className="acts-measure-head">
        <strong>{name(`measure.${kind}`)}</strong> <span className="nowrap">{line}</span>
      </div>
      <p className="label">
        {say('byGround', { ground })} ·{' '}
        {decidedBy.startsWith(byPolicy)
          ? say('decidedByPolicy', { policy: decidedBy.slice(byPolicy.length) })
          : say('decidedBy', { by: callerName(decidedBy) })}
      </p>
      <p>
        {endedMs !== null ? (
          <>
            {say('ended')}
            <When atMs={endedMs} />
          </>
        ) : endMs === null ? (
          say('noEnd')
        ) : (
          <>
            {say('inForceUntil')}
            <TimeLeft untilMs={endMs} overdue={say('overdue')} />{' '}
            <span className="history">
              <When atMs={endMs} relative={false} />
            </span>
          </>
        )}
      </p>
      {reopened === 'usual' ? <p>{say('partly')}</p> : null}
      {orders === undefined ? null : <Steps orders={orders} inForce={endedMs === null} />}
      {endedMs !== null || line === '' || shown.atMs !== undefined ? null : (
        <div className="acts-measure-acts">
          {kind === 'suspension' ? (
            <Button
              variant="default"
              size="xs"
              disabled={able('measure.suspend') !== undefined}
              onClick={() => openSheet({ sheet: 'measure', act: 'extend', line })}
            >
              {say('extend')}
            </Button>
          ) : null}
          <Button
            variant="default"
            size="xs"
            disabled={able('line.bar') !== undefined}
            onClick={() => openSheet({ sheet: 'measure', act: 'reopen', line })}
          >
            {say('open')}
          </Button>
        </div>
      )}
    </>
  );
}

/** Wanted > applied > confirmed, at each network element; tries are kept. */
function Steps({
  orders,
  inForce,
}: {
  readonly orders: readonly Order[];
  readonly inForce: boolean;
}) {
  const say = useWords(actsWords);
  if (orders.length === 0) {
    return inForce ? <p className="label">{say('verdictsOnly')}</p> : null;
  }
  return (
    <ul className="acts-orders">
      {orders.map(order => (
        <li key={order.enforcer}>
          <OrderSteps order={order} />
        </li>
      ))}
    </ul>
  );
}
