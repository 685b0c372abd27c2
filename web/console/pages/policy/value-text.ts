import { yenInCell } from '../../../ui/figures/format-yen.ts';
import type { Filled, Say } from '../../../ui/language/words.ts';
import { attemptsText, inUnit, settingAt } from './policy-settings.ts';
import type { policyWords } from './policy-words.ts';

type PolicyKey = keyof (typeof policyWords)['texts']['en'] & string;

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** A value of the policy in words: `25 dban`, `10 min`, `0, 3, 6 min`. */
export function valueText(path: string, value: unknown, say: Say<PolicyKey>): string {
  if (value === null || value === undefined) return say('notSaid');
  const unit = settingAt(path)?.unit ?? 'plain';
  const withUnit = (number: string, of: typeof unit): string => {
    return `${number} ${say(`unit.${of}` as PolicyKey)}`.trim();
  };
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
  if (path.startsWith('readings.') && path.endsWith('weightPercent')) return `${String(value)} %`;
  if (unit === 'attempts') return withUnit(attemptsText(value), 'minutes');
  if (unit === 'plans') return plansText(value, say);
  if (unit === 'analysis') return say(`analysis.${String(value)}` as PolicyKey);
  if (typeof value === 'number' && unit === 'yen') return yenInCell(value);
  if (typeof value === 'number') return withUnit(grouped.format(inUnit(value, unit)), unit);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function plansText(value: unknown, say: (key: 'plansCount', filled?: Filled) => string): string {
  const plans = Array.isArray(value) ? (value as readonly { readonly name?: string }[]) : [];
  const names = plans.map(plan => plan.name ?? '').join(', ');
  const said = say('plansCount', { count: plans.length });
  return names === '' ? said : `${said} (${names})`;
}
