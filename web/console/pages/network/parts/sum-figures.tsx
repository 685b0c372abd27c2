import type { Schemas } from '../../../../api/client.ts';
import { count } from '../../../../ui/figures/format-yen.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Figure } from '../../../../ui/parts/figure.tsx';
import { Panel } from '../../../../ui/parts/panel.tsx';
import { Yen } from '../../../../ui/parts/yen.tsx';
import { When } from '../../../shell/times.tsx';
import { networkWords } from '../network-words.ts';

type Sum = Schemas['Episodes']['sum'];

/** The calls of cases in figures, each with where it comes from. */
export function SumFigures({ sum, days }: { readonly sum: Sum; readonly days: number }) {
  const say = useWords(networkWords);
  const inputs = [say('origin.period', { days }), say('origin.episode')];
  const last = sum.lastMs === 0 ? undefined : <When atMs={sum.lastMs} />;
  return (
    <Panel title={say('episodes', { days })}>
      <div className="network-figures">
        {(['cases', 'accounts', 'lines'] as const).map(key => (
          <Figure
            key={key}
            label={say(key)}
            value={count(sum[key])}
            origin={{ definition: say(`origin.${key}`), inputs }}
          />
        ))}
        <Figure
          label={say('calls')}
          value={count(sum.calls)}
          below={last}
          origin={{ definition: say('origin.calls'), inputs }}
        />
        <Figure
          label={say('refused')}
          value={count(sum.refused)}
          origin={{ definition: say('origin.refused'), inputs }}
        />
        <Figure
          label={say('yen')}
          value={<Yen yen={sum.milliYen / 1_000} />}
          origin={{ definition: say('origin.yen'), inputs, sure: 'estimate' }}
        />
      </div>
    </Panel>
  );
}
