import { Link, useParams, useSearch } from '@tanstack/react-router';
import { caseNamed, caseNumber } from '../../../ui/figures/case-number.ts';
import { calendarDay, clockTimeWithSeconds } from '../../../ui/figures/format-time.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Page } from '../../../ui/parts/panel.tsx';
import { Loaded } from '../../../ui/parts/problem.tsx';
import { useCarrier } from '../../shell/use-me.ts';
import { type CaseShown, useCase } from './case-data.ts';
import { nameOf } from './story/name-of.ts';
import './case-page.css';
import { ActsBelow } from './acts/acts-below.tsx';
import { ActsBeside } from './acts/acts-beside.tsx';
import { ActsHead } from './acts/acts-head.tsx';
import { caseWords } from './case-words.ts';
import { caseAsOf } from './story/case-as-of.ts';
import { CaseDetails, CaseStory } from './story/case-story.tsx';
import { WhoItIs } from './story/who-it-is.tsx';

/** One case: what happened and why we think so, at the left; what to do next, at the right. */
export function CasePage() {
  const say = useWords(caseWords);
  const { case: number = '' } = useParams({ strict: false });
  const { at } = useSearch({ strict: false });
  const name = caseNamed(number);
  const atMs = typeof at === 'number' ? at : undefined;
  const query = useCase(name);
  if (query.data === undefined) {
    return (
      <Page title={say('title', { number: caseNumber(name) })}>
        <Loaded query={query}>{() => null}</Loaded>
      </Page>
    );
  }
  const { data: page, etag } = query.data;
  const shown = atMs === undefined ? page : caseAsOf(page, atMs);
  return <CaseFrame page={shown} etag={etag} atMs={atMs} />;
}

function CaseFrame(shown: CaseShown) {
  const say = useWords(caseWords);
  const { row } = shown.page;
  return (
    <Page
      title={
        <>
          {say('title', { number: caseNumber(row.case) })}{' '}
          <span className="case-state">{nameOf('state', row.state)}</span>
        </>
      }
      actions={<ActsHead {...shown} />}
    >
      <WhoItIs page={shown.page} />
      <Frozen atMs={shown.atMs} name={row.case} />
      <div className="case-columns">
        <div className="case-story">
          <CaseStory {...shown} />
        </div>
        <div className="case-acts">
          <ActsBeside {...shown} />
        </div>
        <CaseDetails {...shown} />
      </div>
      <ActsBelow {...shown} />
    </Page>
  );
}

function Frozen({ atMs, name }: { readonly atMs: number | undefined; readonly name: string }) {
  const say = useWords(caseWords);
  const { timeZone } = useCarrier();
  if (atMs === undefined) return null;
  const zone = timeZone;
  const time = `${calendarDay(atMs, zone, languageNow())} ${clockTimeWithSeconds(atMs, zone)}`;
  return (
    <p className="case-frozen">
      {say('frozen', { time })}{' '}
      <Link to="/cases/$case" params={{ case: caseNumber(name) }} search={{}}>
        {say('toNow')}
      </Link>
    </p>
  );
}
