import type { Schemas } from '../../../../api/client.ts';
import { timeAndDay } from '../../../../ui/figures/format-time.ts';
import { languageNow } from '../../../../ui/language/language.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { useLiveView, useNow } from '../../../live/use-live.ts';
import { useCarrier } from '../../../shell/use-me.ts';
import { extendedMs, type MeasureChoice } from './measure-choice.ts';
import { measureWords } from './measure-words.ts';

/** What will be different and what will not, in one sentence; and the calls that it ends. */
export function MeasureEffect({
  page,
  choice,
  proposal,
}: {
  readonly page: Schemas['Case'];
  readonly choice: MeasureChoice;
  readonly proposal: Schemas['Proposal'] | undefined;
}) {
  const say = useWords(measureWords);
  const { timeZone } = useCarrier();
  const nowMs = useNow(60_000);
  const view = useLiveView();
  const { act, lines, line, days, stage } = choice;
  const time = (atMs: number | null | undefined): string =>
    atMs === null || atMs === undefined
      ? '…'
      : timeAndDay(atMs, { nowMs, zone: timeZone, language: languageNow() });
  const touched = act === 'suspend' ? lines : act === 'bar' ? [line] : [];
  const running = (view?.calls ?? []).filter(call => touched.includes(call.subscriber)).length;
  const sentence =
    act === 'suspend'
      ? say('effect.suspend', { count: lines.length, end: time(proposal?.endMs) })
      : act === 'bar'
        ? say('effect.bar', { line })
        : act === 'extend'
          ? say('effect.extend', { line, end: time(extendedMs(page, line, days)) })
          : say(`effect.${stage}`, { line });
  return (
    <>
      <p>{sentence}</p>
      {running === 0 ? null : <p>{say('effect.release', { count: running })}</p>}
    </>
  );
}
