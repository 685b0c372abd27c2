import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../../../api/client.ts';
import { caseNumber } from '../../../../ui/figures/case-number.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Empty } from '../../../../ui/parts/panel.tsx';
import { When } from '../../../shell/times.tsx';
import { detailWords } from './detail-words.ts';
import { Fold } from './fold.tsx';
import { nameOf } from './name-of.ts';

const shownMost = 8;

/** What else has to do with it. */
export function LinkedPanel({ page }: { readonly page: Schemas['Case'] }) {
  const say = useWords(detailWords);
  const { linked } = page;
  return (
    <Fold title={say('linked')}>
      {linked.length === 0 ? (
        <Empty>{say('linked.none')}</Empty>
      ) : (
        <ul className="linked">
          {linked.slice(0, shownMost).map(one => (
            <li key={one.case}>
              <Link to="/cases/$case" params={{ case: caseNumber(one.case) }}>
                {say('linked.case', { number: caseNumber(one.case) })}
              </Link>
              <span>{say(`linked.by.${one.by}`)}</span>
              <span className="label">
                {nameOf('state', one.state)} <When atMs={one.openedMs} relative={false} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Fold>
  );
}
