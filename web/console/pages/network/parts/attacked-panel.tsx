import type { Schemas } from '../../../../api/client.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Panel } from '../../../../ui/parts/panel.tsx';
import { When } from '../../../shell/times.tsx';
import { networkWords } from '../network-words.ts';

const shownMost = 20;

/** Accounts with alarming calls at once, and whether a measure stops them. */
export function AttackedPanel({
  rows,
}: {
  readonly rows: Schemas['NetworkCountryPage']['attacked'];
}) {
  const say = useWords(networkWords);
  return (
    <Panel title={say('attacked')}>
      {rows.length === 0 ? (
        <p className="history">{say('attackedNone')}</p>
      ) : (
        <ul className="network-list">
          {rows.slice(0, shownMost).map(one => (
            <li key={one.account}>
              {one.account} · {say('nLines', { count: one.lines })} ·{' '}
              <span className={one.stopped ? 'history' : ''}>
                {say(one.stopped ? 'attackedStopped' : 'attackedGoing')}
              </span>{' '}
              <When atMs={one.lastMs} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
