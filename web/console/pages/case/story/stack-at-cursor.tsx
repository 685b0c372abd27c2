import type { Schemas } from '../../../../api/client.ts';
import { countryName } from '../../../../ui/figures/country-name.ts';
import { clockTimeWithSeconds, duration } from '../../../../ui/figures/format-time.ts';
import { yenInCell } from '../../../../ui/figures/format-yen.ts';
import { languageNow } from '../../../../ui/language/language.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { readingName } from '../../../../ui/words/names.ts';
import { type ChargePoint, yenAt } from './charge-curve.ts';
import { inDecibans, levelReached, type Stack, type Step, stepAt } from './evidence-stack.ts';
import type { Cursor } from './lanes.tsx';
import { storyWords } from './story-words.ts';

/** What the evidence is made of at a time, in words, and what went on then. */
export function StackAtCursor({
  timeline,
  stack,
  curve,
  cursor,
  zone,
  nowMs,
  over,
  onUnpin,
}: {
  readonly timeline: Schemas['Timeline'];
  readonly stack: Stack;
  readonly curve: readonly ChargePoint[];
  readonly cursor: Cursor | undefined;
  readonly zone: string;
  readonly nowMs: number;
  /** The case is closed: there is no evidence any more. */
  readonly over: boolean;
  readonly onUnpin: () => void;
}) {
  const say = useWords(storyWords);
  const atMs = cursor?.atMs ?? (over ? lastMs(timeline, nowMs) : nowMs);
  const step = stepAt(timeline.evidence, atMs);
  const time = clockTimeWithSeconds(atMs, zone);
  const now = cursor === undefined && timeline.live && !over;
  const up = (timeline.calls ?? []).filter(
    call => call.answerMs !== null && call.answerMs <= atMs && (call.endMs ?? nowMs) >= atMs,
  );
  return (
    <section className="stack" aria-live="off">
      <h3>{now ? say('stack.now') : say('stack', { time })}</h3>
      {step === undefined ? (
        <p className="label">{say('stack.none')}</p>
      ) : (
        <StackList step={step} stack={stack} />
      )}
      <p className="stack-then">
        <span>{say('stack.charges', { yen: yenInCell(yenAt(curve, atMs)) })}</span>
        {timeline.calls === null ? null : <span>{say('stack.calls', { count: up.length })}</span>}
      </p>
      <CallsThen timeline={timeline} atMs={atMs} nowMs={nowMs} zone={zone} />
      {cursor?.pinned ? (
        <p className="label">
          {say('pinned')}{' '}
          <button type="button" className="link-button" onClick={onUnpin}>
            {say('unpin')}
          </button>
        </p>
      ) : (
        <p className="label stack-hint">{say('stack.hint')}</p>
      )}
    </section>
  );
}

/** When the evidence was weighed last. */
function lastMs({ evidence }: Schemas['Timeline'], nowMs: number): number {
  return evidence.at(-1)?.atMs ?? nowMs;
}

function StackList({ step, stack }: { readonly step: Step; readonly stack: Stack }) {
  const say = useWords(storyWords);
  const language = languageNow();
  const { sum, parts } = inDecibans(step);
  const shadeOf = (reading: string): number =>
    stack.bands.find(band => band.reading === reading)?.shade ?? 5;
  const level = (centi: number): number => Math.round(centi / 100);
  const { alert, challenge, suspension } = step.levels;
  const whose =
    step.subscriber === null ? say('whose.account') : say('whose.line', { line: step.subscriber });
  return (
    <>
      <p className="label">{whose}</p>
      <ul className="stack-list">
        {parts.map(({ reading, decibans }) => (
          <li key={reading}>
            <span
              className={
                decibans < 0
                  ? 'stack-mark stack-mark-less'
                  : `stack-mark stack-mark-${shadeOf(reading)}`
              }
            />
            <span className="stack-decibans">
              {decibans > 0 ? `+${decibans}` : `−${-decibans}`}
            </span>
            <span>{readingName({ reading, decibans }, language)}</span>
          </li>
        ))}
      </ul>
      <p className="stack-sum">
        <strong>{say('stack.sum', { sum: sum < 0 ? `−${-sum}` : sum })}</strong>
        <span>
          {say(`reached.${levelReached(step)}`, {
            alert: level(alert),
            challenge: level(challenge),
            suspension: level(suspension),
          })}
        </span>
      </p>
    </>
  );
}

const nearMs = 1_500;
const shownMost = 4;

/** Calls that are up at that time, a few of them, with what they cost. */
function CallsThen({
  timeline,
  atMs,
  nowMs,
  zone,
}: {
  readonly timeline: Schemas['Timeline'];
  readonly atMs: number;
  readonly nowMs: number;
  readonly zone: string;
}) {
  const say = useWords(storyWords);
  const language = languageNow();
  const then = (timeline.calls ?? []).filter(
    call => call.setupMs <= atMs + nearMs && (call.endMs ?? nowMs) >= atMs - nearMs,
  );
  return (
    <ul className="stack-calls">
      {then.slice(0, shownMost).map(call => {
        const end = call.endMs ?? nowMs;
        const span = duration(end - (call.answerMs ?? call.setupMs), language);
        const yen = yenInCell(call.yen);
        return (
          <li key={`${call.line} ${call.setupMs} ${call.fate}`} className="label">
            {clockTimeWithSeconds(call.setupMs, zone)} {countryName(call.country, language)}{' '}
            {call.to ?? ''} {say('call.line', { fate: say(`fate.${call.fate}`), span, yen })}
          </li>
        );
      })}
      {then.length > shownMost ? (
        <li className="label">{say('calls.more', { count: then.length - shownMost })}</li>
      ) : null}
    </ul>
  );
}
