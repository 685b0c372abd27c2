import type { HealthCheck } from '../../../api/health.ts';
import type { Settings } from '../../settings.ts';
import { enforcementChecks } from '../network/enforcement.ts';

interface CheckedParts {
  readonly settings: Pick<Settings, 'enforcers'>;
  readonly driver: { readonly ready: boolean };
  readonly journal: { readonly failure: Error | undefined };
  readonly store: { check(): Promise<string | undefined> };
  readonly enforcement: Parameters<typeof enforcementChecks>[1];
}

/** Whatever must serve; each says what is wrong. */
export function healthChecks(parts: CheckedParts): HealthCheck[] {
  const { settings, driver, journal, store, enforcement } = parts;
  return [
    {
      name: 'engine',
      check: () => (driver.ready ? undefined : 'is recovering; calls go through'),
    },
    { name: 'journal', check: () => journal.failure?.message },
    { name: 'store', check: () => store.check() },
    ...enforcementChecks(settings, enforcement),
  ];
}
