import { Button } from '@mantine/core';
import type { Schemas } from '../../../../api/client.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { partWords } from '../../../../ui/parts/part-words.ts';
import { Sheet } from '../../../../ui/parts/sheet.tsx';
import { useMe } from '../../../shell/use-me.ts';
import { useOrders } from './acts-data.ts';
import type { MeasureChoice } from './measure-choice.ts';
import { measureWords } from './measure-words.ts';
import { OrderSteps } from './order-steps.tsx';

/** What became of it: wanted, applied, confirmed by each network element, as it comes. */
export function MeasureDone({
  page,
  sent,
  onClose,
}: {
  readonly page: Schemas['Case'];
  readonly sent: MeasureChoice;
  readonly onClose: () => void;
}) {
  const say = useWords(measureWords);
  const sayPart = useWords(partWords);
  const me = useMe();
  const { data } = useOrders(page.row.case, me.may('enforcement.read'));
  const touched = sent.act === 'suspend' ? sent.lines : [sent.line];
  const orders = (data?.rows ?? []).filter(order =>
    touched.some(line => order.subject === `line:${line}`),
  );
  const stops = sent.act !== 'reopen';
  const text =
    orders.length > 0 ? 'ordered' : stops ? ('orderedNoNetwork' as const) : 'orderedOpen';
  return (
    <Sheet title={say('title')} open onClose={onClose}>
      <p className="sentence" role="status">
        {say(text)}
      </p>
      <ul className="acts-orders">
        {orders.map(order => (
          <li key={`${order.enforcer} ${order.subject}`}>
            <span className="label">{order.subject.slice('line:'.length)}</span>
            <OrderSteps order={order} />
          </li>
        ))}
      </ul>
      <div className="acts-buttons">
        <Button variant="default" onClick={onClose} data-autofocus>
          {sayPart('close')}
        </Button>
      </div>
    </Sheet>
  );
}
