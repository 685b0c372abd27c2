// The calls that cost money now: those that open cases suspect. Of others only the sum is shown,
// because nobody has a reason to look at them.
import { clockTimeWithSeconds, duration } from '../../../ui/figures/format-time.ts';
import { yenInCell } from '../../../ui/figures/format-yen.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Explained } from '../../../ui/parts/figure.tsx';
import { Panel } from '../../../ui/parts/panel.tsx';
import { useNow } from '../../live/use-live.ts';
import { CaseLink } from '../../shell/case-link.tsx';
import type { NowData, NowView } from './now-data.ts';
import { nowWords } from './words.ts';

const shownMost = 12;

export function Suspected({ view, nameOf }: Pick<NowData, 'view' | 'nameOf'>) {
  const say = useWords(nowWords);
  const nowMs = useNow();
  const shown = keyed(view.suspected.slice(0, shownMost));
  const more = view.loss.calls - shown.length;
  const others = Math.max(0, view.calls.inProgress - view.loss.calls);
  return (
    <Panel title={say('suspected')}>
      {shown.length === 0 ? <p className="label">{say('suspectedNone')}</p> : null}
      {shown.length === 0 ? null : (
        <table className="now-table">
          <thead>
            <tr>
              <th scope="col">{say('case')}</th>
              <th scope="col">{say('destination')}</th>
              <th scope="col">{say('since')}</th>
              <th scope="col">
                <Explained origin={{ definition: say('soFarWhat'), sure: 'estimate' }}>
                  {say('soFar')}
                </Explained>
              </th>
              <th scope="col">{say('rate')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ one, key }) => (
              <tr key={key}>
                <th scope="row">
                  <CaseLink name={one.case} />
                </th>
                <td>{one.country === '' ? say('unknown') : nameOf(one.country)}</td>
                <td className="nowrap" title={clockTimeWithSeconds(one.startMs, view.timeZone)}>
                  {duration(Math.max(0, nowMs - one.startMs), languageNow())}
                </td>
                <td>{one.answered ? yenInCell(one.yen) : say('ringing')}</td>
                <td className={one.yenPerMinute > 0 ? 'loss' : ''}>
                  {yenInCell(one.yenPerMinute)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {more > 0 ? <p className="label">{say('leftOut', { count: more })}</p> : null}
      <p className="label">{say('rest', { count: others })}</p>
    </Panel>
  );
}

/** Calls have no name here; several may begin at the same time. */
function keyed(calls: NowView['suspected']) {
  return calls.map((one, at) => ({ one, key: `${one.case} ${one.startMs} ${at}` }));
}
