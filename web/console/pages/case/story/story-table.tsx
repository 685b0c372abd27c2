import type { Schemas } from '../../../../api/client.ts';
import { countryName } from '../../../../ui/figures/country-name.ts';
import { clockTimeWithSeconds, duration } from '../../../../ui/figures/format-time.ts';
import { yenInCell } from '../../../../ui/figures/format-yen.ts';
import { languageNow } from '../../../../ui/language/language.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { readingName } from '../../../../ui/words/names.ts';
import { actText } from './acts-lane.tsx';
import type { Act } from './acts-of.ts';
import { chargeCurve } from './charge-curve.ts';
import { inDecibans, type Step } from './evidence-stack.ts';
import type { SayStory } from './lane-view.ts';
import { type StoryWhat, storyRows } from './story-rows.ts';
import { storyWords } from './story-words.ts';
import type { Span } from './time-axis.ts';

/** The picture's twin, for whoever reads rather than looks. */
export function StoryTable({
  timeline,
  acts,
  zone,
  span,
}: {
  readonly timeline: Schemas['Timeline'];
  readonly acts: readonly Act[];
  readonly zone: string;
  readonly span: Span;
}) {
  const say = useWords(storyWords);
  const curve = chargeCurve(timeline, { sinceMs: span.fromMs, nowMs: span.toMs });
  const rows = storyRows({ timeline, acts, curve }, span);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <section className="story-table" tabIndex={0} aria-label={say('lanes')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('col.time')}</th>
            <th scope="col">{say('col.what')}</th>
            <th scope="col">{say('col.evidence')}</th>
            <th scope="col">{say('col.charges')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows may be alike, the order is theirs
            <tr key={`${row.atMs} ${row.what.kind} ${i}`}>
              <td className="nowrap">{clockTimeWithSeconds(row.atMs, zone)}</td>
              <td>{whatText(row.what, say)}</td>
              <td className="number">{row.sum === null ? '' : Math.round(row.sum / 100)}</td>
              <td className="number">{yenInCell(row.yen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function whatText(what: StoryWhat, say: SayStory): string {
  const language = languageNow();
  switch (what.kind) {
    case 'evidence':
      return say('row.evidence', { change: changeText(what.step, what.before) });
    case 'call':
      return say('row.call', { what: callText(what.call, say) });
    case 'call-over': {
      const { call } = what;
      const span = duration((call.endMs ?? call.setupMs) - (call.answerMs ?? 0), language);
      const yen = yenInCell(call.yen);
      const told = say('call.line', { fate: say(`fate.${call.fate}`), span, yen });
      return say('row.callEnd', { what: `${countryName(call.country, language)} ${told}` });
    }
    case 'registrations': {
      const guessed = what.guessed ? `, ${say('before.guessed')}` : '';
      return say('before.registrations', { count: what.refused }) + guessed;
    }
    default:
      return actText(say, what.act);
  }
}

function callText(call: Schemas['TimelineCall'], say: SayStory): string {
  const kind = say(call.suspected ? 'call.suspected' : 'call.lawful');
  const place = countryName(call.country, languageNow());
  const price =
    call.yenPerMinute > 0 ? say('call.price', { yen: yenInCell(call.yenPerMinute) }) : '';
  return [place, call.to ?? '', kind, price].filter(text => text !== '').join(' ');
}

/** The readings that changed by a deciban or more. */
function changeText(step: Step, before: Step | undefined): string {
  const language = languageNow();
  const was = new Map(
    (before === undefined ? [] : inDecibans(before).parts).map(one => [one.reading, one.decibans]),
  );
  const changes = inDecibans(step).parts.flatMap(({ reading, decibans }) => {
    const change = decibans - (was.get(reading) ?? 0);
    was.delete(reading);
    return change === 0 ? [] : [{ reading, decibans, change }];
  });
  for (const [reading, decibans] of was) changes.push({ reading, decibans, change: -decibans });
  return changes
    .map(
      one => `${one.change > 0 ? '+' : '−'}${Math.abs(one.change)} ${readingName(one, language)}`,
    )
    .join(', ');
}
