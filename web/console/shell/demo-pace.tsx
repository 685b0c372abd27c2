import { NativeSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, api } from '../../api/client.ts';
import { useWords } from '../../ui/language/words.ts';
import { carrierClock } from '../live/carrier-clock.ts';
import { shellWords } from './shell-words.ts';
import { useCarrier } from './use-me.ts';

const paces = [0, 1, 5, 10, 30, 60] as const;

/** In the demonstration: how fast its time runs, to look at something at leisure. */
export function DemoPace() {
  const say = useWords(shellWords);
  const client = useQueryClient();
  const { pace } = useCarrier();
  const set = useMutation({
    mutationFn: (next: (typeof paces)[number]) =>
      answered(api.POST('/v1/demo/pace', { body: { pace: next } })),
    onSuccess: carrier => {
      carrierClock.set(carrier.nowMs, carrier.pace);
      client.setQueryData(['carrier'], carrier);
    },
  });
  return (
    <span className="top-demo">
      {say('demo')}
      <NativeSelect
        size="xs"
        aria-label={say('pace')}
        value={pace}
        data={paces.map(one => ({
          value: String(one),
          label: one === 0 ? say('paceStill') : say('paceTimes', { pace: one }),
        }))}
        onChange={event => {
          const chosen = paces.find(one => String(one) === event.currentTarget.value);
          if (chosen !== undefined) set.mutate(chosen);
        }}
      />
    </span>
  );
}
