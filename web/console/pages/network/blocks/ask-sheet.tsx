import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { timeAndDay } from '../../../../ui/figures/format-time.ts';
import { languageNow } from '../../../../ui/language/language.ts';
import { type Say, useWords } from '../../../../ui/language/words.ts';
import { ProblemNote } from '../../../../ui/parts/problem.tsx';
import { Sheet } from '../../../../ui/parts/sheet.tsx';
import { WhyField } from '../../../../ui/parts/why-field.tsx';
import { useNow } from '../../../live/use-live.ts';
import { useCarrier } from '../../../shell/use-me.ts';
import { useWhyWords } from '../parts/use-why-words.ts';
import { useAskBlock } from './block-acts.ts';
import type { BlockShown } from './block-panel.tsx';
import { blockWords } from './block-words.ts';

const hourMs = 3_600_000;
const choices = [1, 2, 6, 12, 24];

/** The block, or its extension, that one asks a supervisor for: how long, what it does, why. */
export function AskSheet({
  shown,
  open,
  onClose,
}: {
  readonly shown: BlockShown;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const say = useWords(blockWords);
  const { timeZone: zone } = useCarrier();
  const nowMs = useNow(10_000);
  const most = shown.block?.lastsMs ?? hourMs;
  const inForce = shown.block?.inForce ?? null;
  const hours = choices.filter(one => one * hourMs <= most);
  const [lasts, setLasts] = useState(hours.includes(2) ? 2 : (hours[0] ?? 1));
  const [why, setWhy] = useState('');
  const ask = useAskBlock(shown.subject, onClose);
  const lastsMs = lasts * hourMs;
  // A block never stands longer ahead than it may begin.
  const endMs = Math.round(Math.min((inForce?.endMs ?? nowMs) + lastsMs, nowMs + most - 60_000));
  const until = timeAndDay(inForce === null ? nowMs + lastsMs : endMs, {
    nowMs,
    zone,
    language: languageNow(),
  });
  const isCountry = shown.kind === 'country';
  const effect = isCountry
    ? say('effectCountry', { name: shown.name, until, calls: shown.callsPerDay ?? 0 })
    : say('effectSource', { address: shown.name, until });
  return (
    <Sheet
      title={titleOf(shown, inForce !== null, say)}
      open={open}
      onClose={onClose}
      effect={effect}
      action={say('ask')}
      busy={ask.isPending}
      problem={ask.isError ? <ProblemNote error={ask.error} /> : undefined}
      onSend={() =>
        ask.mutate({ lastsMs, untilMs: inForce === null ? undefined : endMs, why: why.trim() })
      }
    >
      <p>{say('fourEyes')}</p>
      {isCountry ? <p className="label">{say('secret')}</p> : null}
      <div>
        <div className="label">{say('lasts')}</div>
        <SegmentedControl
          aria-label={say('lasts')}
          value={String(lasts)}
          onChange={next => setLasts(Number(next))}
          data={hours.map(one => ({
            value: String(one),
            label: say('lasts.hours', { hours: one }),
          }))}
        />
        <div className="label">{say('until', { time: until })}</div>
      </div>
      <WhyField {...useWhyWords()} why={why} onWhy={setWhy} />
    </Sheet>
  );
}

function titleOf(
  { kind, name }: BlockShown,
  longer: boolean,
  say: Say<keyof (typeof blockWords)['texts']['ja']>,
): string {
  if (longer) return say('extendTitle');
  return kind === 'country' ? say('proposeCountry', { name }) : say('proposeSource');
}
