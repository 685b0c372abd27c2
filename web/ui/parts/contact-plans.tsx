import type { ContactPolicy } from '../../../src/core/policy/contact-policy.ts';
import { useWords } from '../language/words.ts';
import { names } from '../words/names.ts';
import {
  allHours,
  exhaustedMs,
  isQuietHour,
  type PlanHolds,
  type PlanLine,
  planLines,
  spansOf,
} from './contact-plan-lines.ts';
import { contactPlanWords } from './contact-plan-words.ts';
import { ScrollBox } from './scroll-box.tsx';
import './contact-plans.css';

const minuteMs = 60_000;

/** Contact plans as they are in force: when the owner is asked, and when silence counts. */
export function ContactPlans({ contact }: { readonly contact: ContactPolicy }) {
  const lines = planLines(contact);
  return (
    <div className="plans">
      {lines.map(line => (
        <PlanPicture key={line.plan.name} line={line} isOnly={lines.length === 1} />
      ))}
    </div>
  );
}

function PlanPicture({ line, isOnly }: { readonly line: PlanLine; readonly isOnly: boolean }) {
  const say = useWords(contactPlanWords);
  const { plan } = line;
  const title =
    plan.name === '' ? say(isOnly ? 'everybody' : 'otherwise') : say('named', { name: plan.name });
  return (
    <section className="plan">
      <h3>{title}</h3>
      {isOnly ? null : <PlanHoldsFor line={line} />}
      <AttemptsPicture line={line} />
      <PlanSentences line={line} />
      <DayStrip line={line} />
    </section>
  );
}

function PlanHoldsFor({ line }: { readonly line: PlanLine }) {
  const say = useWords(contactPlanWords);
  const sayName = useWords(names);
  const hoursText = (hours: readonly number[]): string =>
    hours.length === 24
      ? say('allDay')
      : spansOf(hours)
          .map(([from, to]) => say('hours', { from, to }))
          .join(' ');
  return (
    <ul className="plan-holds label">
      {merged(line.holds).map(({ type, service, urgent, hours }) => (
        <li key={`${type} ${service} ${urgent} ${hours.join()}`}>
          {say('holdsFor', {
            type: sayName(`type.${type}`),
            service: sayName(`service.${service}`),
            urgent: say(urgent === 'both' ? 'always' : urgent ? 'urgent' : 'notUrgent'),
            hours: hoursText(hours),
          })}
        </li>
      ))}
    </ul>
  );
}

type Merged = Omit<PlanHolds, 'urgent'> & { readonly urgent: boolean | 'both' };

/** Urgent or not, where both hold at the same hours. */
function merged(holds: readonly PlanHolds[]): readonly Merged[] {
  const found: Merged[] = [];
  for (const one of holds) {
    const at = found.findIndex(
      ({ type, service, hours }) =>
        type === one.type && service === one.service && hours.join() === one.hours.join(),
    );
    if (at < 0) found.push(one);
    else found[at] = { ...found[at]!, urgent: 'both' };
  }
  return found;
}

const width = 600;
const left = 12;
const right = 60;

/** Attempts on an axis of minutes, each with its wait; a line where silence counts. */
function AttemptsPicture({ line: { plan } }: { readonly line: PlanLine }) {
  const say = useWords(contactPlanWords);
  const sayName = useWords(names);
  const endMs = exhaustedMs(plan);
  const at = (ms: number): number => left + (ms / endMs) * (width - left - right);
  const minute = (ms: number): number => Math.round((10 * ms) / minuteMs) / 10;
  const channelOf = (index: number): string | undefined => {
    const channel = plan.channels?.[index % plan.channels.length];
    return channel === undefined ? undefined : sayName(`channel.${channel}`);
  };
  return (
    <ScrollBox label={say('picture')}>
      <svg
        className="plan-attempts"
        viewBox={`0 -8 ${width} 84`}
        role="img"
        aria-label={say('picture')}
      >
        <line x1={left} x2={width - right} y1={34} y2={34} className="plan-axis" />
        {plan.attemptsAtMs.map((ms, index) => {
          const channel = channelOf(index);
          const filled = { number: index + 1, minute: minute(ms), channel: channel ?? '' };
          return (
            <g key={ms}>
              <rect
                x={at(ms)}
                y={29}
                width={at(ms + plan.answerWithinMs) - at(ms)}
                height={10}
                className="plan-waits"
              />
              <circle cx={at(ms)} cy={34} r={7} className="plan-attempt" />
              <text x={at(ms)} y={14} textAnchor={index === 0 ? 'start' : 'middle'}>
                {channel ?? `${index + 1}`}
              </text>
              <text
                x={at(ms)}
                y={68}
                textAnchor={index === 0 ? 'start' : 'middle'}
                className="plan-minute"
              >
                {say('axis', { minute: minute(ms) })}
              </text>
              <title>{say(channel === undefined ? 'attempt' : 'attemptBy', filled)}</title>
            </g>
          );
        })}
        <line x1={at(endMs)} x2={at(endMs)} y1={18} y2={50} className="plan-end" />
        <text x={at(endMs)} y={68} textAnchor="middle" className="plan-minute">
          {say('axis', { minute: minute(endMs) })}
        </text>
      </svg>
    </ScrollBox>
  );
}

function PlanSentences({ line: { plan } }: { readonly line: PlanLine }) {
  const say = useWords(contactPlanWords);
  const sayName = useWords(names);
  const minutes = (ms: number): number => Math.round((10 * ms) / minuteMs) / 10;
  const { busy, channels } = plan;
  const sentences = [
    channels === undefined
      ? say('channelsOnFile')
      : say('channels', { channels: channels.map(one => sayName(`channel.${one}`)).join(' → ') }),
    say('exhausted', { minute: minutes(exhaustedMs(plan)), channels: plan.channelsMin }),
    say('afterwards', { minutes: minutes(plan.retryEveryMs) }),
    say('busy', { minutes: minutes(busy.retryAfterMs), tries: busy.triesMax }),
    ...(busy.counts ? [say('busyCounts')] : []),
  ];
  return (
    <ul className="plan-sentences">
      {sentences.map(sentence => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

/** A day of 24 hours; the quiet ones are shaded. */
function DayStrip({ line: { plan } }: { readonly line: PlanLine }) {
  const say = useWords(contactPlanWords);
  const { fromHour, toHour } = plan.quietHours;
  return (
    <div className="plan-day">
      <div className="plan-hours" aria-hidden="true">
        {allHours.map(hour => (
          <span
            key={hour}
            className={isQuietHour(plan, hour) ? 'plan-hour plan-hour-quiet' : 'plan-hour'}
          >
            {hour % 6 === 0 ? hour : ''}
          </span>
        ))}
      </div>
      <p className="label">{say('quiet', { from: fromHour, to: toHour })}</p>
    </div>
  );
}
