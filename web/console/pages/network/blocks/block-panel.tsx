import type { Schemas } from '../../../../api/client.ts';
import { calendarDay, dayMs } from '../../../../ui/figures/format-time.ts';
import { count } from '../../../../ui/figures/format-yen.ts';
import { languageNow } from '../../../../ui/language/language.ts';
import { type Filled, useWords } from '../../../../ui/language/words.ts';
import { Explained } from '../../../../ui/parts/figure.tsx';
import { Gates } from '../../../../ui/parts/gates.tsx';
import { Panel } from '../../../../ui/parts/panel.tsx';
import { gateFact, gateName } from '../../../../ui/words/names.ts';
import { callerName } from '../../../../ui/words/person-name.ts';
import { useNow } from '../../../live/use-live.ts';
import { CaseLink } from '../../../shell/case-link.tsx';
import { TimeLeft, When } from '../../../shell/times.tsx';
import { useCarrier } from '../../../shell/use-me.ts';
import { Fact } from '../parts/fact.tsx';
import type { BlockSubject } from './block-acts.ts';
import { blockSentence } from './block-sentence.ts';
import { blockWords } from './block-words.ts';
import { RequestCard } from './request-card.tsx';

export interface BlockShown {
  readonly kind: 'country' | 'source';
  /** As people say it: the country, or the address as far as it is open. */
  readonly name: string;
  /** Undefined where the address is not open to whoever looks. */
  readonly subject: BlockSubject | undefined;
  readonly block: Schemas['BlockView'] | null;
  readonly callsPerDay?: number;
  readonly historyDays?: number;
  readonly historyDaysNeeded?: number;
  readonly lawfulLines?: number;
}

/** Whether a block is possible and why not, asked for, or in force; every gate with its fact. */
export function BlockPanel(shown: BlockShown) {
  const say = useWords(blockWords);
  const { kind, block } = shown;
  if (block === null) {
    return (
      <Panel title={say(kind)}>
        <p className="history">{say('hidden')}</p>
      </Panel>
    );
  }
  const { key, filled } = blockSentence(block.gates, shown);
  const waits = block.requests.some(one => one.state === 'asked');
  return (
    <Panel title={say(kind)} tone={waits ? 'wait' : 'plain'}>
      {block.inForce === null ? (
        <p className="sentence">{say(key, inDigits(filled))}</p>
      ) : (
        <InForce block={block.inForce} measure={block.past.find(one => one.endedMs === null)} />
      )}
      {block.requests.map(one => (
        <RequestCard key={one.id} approval={one} shown={shown} gatesNow={block.gates} />
      ))}
      {block.inForce === null ? <GatesNow shown={shown} block={block} /> : null}
      {kind === 'country' ? <p className="label">{say('secret')}</p> : null}
      <Past rows={block.past.filter(one => one.endedMs !== null)} />
    </Panel>
  );
}

/** Figures as they stand on pages; `count` chooses between one and several. */
function inDigits(filled: Filled): Filled {
  return Object.fromEntries(
    Object.entries(filled).map(([name, value]) => {
      return [name, typeof value === 'number' && name !== 'count' ? count(value) : value];
    }),
  );
}

function InForce({
  block,
  measure,
}: {
  readonly block: NonNullable<Schemas['BlockView']['inForce']>;
  /** As it was decided; it comes to the store a moment after the block began. */
  readonly measure: Schemas['Measure'] | undefined;
}) {
  const say = useWords(blockWords);
  const language = languageNow();
  return (
    <>
      <p className="sentence">{say('inForce')}</p>
      <dl className="network-facts">
        <Fact name={say('begun')}>
          <When atMs={block.beginMs} />
        </Fact>
        <Fact name={say('ends')}>
          <TimeLeft untilMs={block.endMs} overdue={say('endsNow')} />
        </Fact>
        <Fact name={say('refusedSince')}>
          <Explained origin={{ definition: say('refusedAbout'), sure: 'confirmed' }}>
            {count(block.refused)}
          </Explained>
        </Fact>
        <Fact name={say('ofCase')}>
          <CaseLink name={block.case} />
        </Fact>
        {measure === undefined ? null : (
          <Fact name={say('decidedBy')}>
            {measure.decidedBy.startsWith('policy')
              ? say('policyDecided')
              : callerName(measure.decidedBy)}
          </Fact>
        )}
      </dl>
      {measure === undefined ? null : (
        <details>
          <summary>{say('gatesThen')}</summary>
          <Gates
            nameOf={gate => gateName(gate, language)}
            gates={measure.gates.map(one => ({ ...one, fact: gateFact(one.fact, language) }))}
          />
        </details>
      )}
    </>
  );
}

function GatesNow({
  shown,
  block,
}: {
  readonly shown: BlockShown;
  readonly block: Schemas['BlockView'];
}) {
  const say = useWords(blockWords);
  const { timeZone } = useCarrier();
  const nowMs = useNow(60_000);
  const language = languageNow();
  const { historyDays = 0, historyDaysNeeded = 0 } = shown;
  const waits = block.requests.some(one => one.state === 'asked');
  const enoughMs = nowMs + (historyDaysNeeded - historyDays) * dayMs;
  const opens = (gate: string): string | undefined => {
    if (gate === 'approved') return say(waits ? 'opensWaiting' : 'opensApproval');
    if (gate !== 'history') return undefined;
    return say('opensHistory', { day: calendarDay(enoughMs, timeZone, language) });
  };
  return (
    <>
      <h3 className="label">{say('gatesNow')}</h3>
      <Gates
        nameOf={gate => gateName(gate, language)}
        gates={block.gates.map(one => ({
          ...one,
          fact: gateFact(one.fact, language),
          opens: one.met ? undefined : opens(one.gate),
        }))}
      />
    </>
  );
}

function Past({ rows }: { readonly rows: readonly Schemas['Measure'][] }) {
  const say = useWords(blockWords);
  if (rows.length === 0) return null;
  return (
    <details>
      <summary>
        {say('past')} ({rows.length})
      </summary>
      <ul className="network-past">
        {rows.map(row => (
          <li key={row.id} className="history">
            <When atMs={row.beginMs} relative={false} />
            {' – '}
            {row.endedMs === null ? '' : <When atMs={row.endedMs} relative={false} />}{' '}
            {row.decidedBy.startsWith('policy') ? say('policyDecided') : callerName(row.decidedBy)}
          </li>
        ))}
      </ul>
    </details>
  );
}
