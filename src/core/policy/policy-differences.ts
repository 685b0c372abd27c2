import type { Policy } from './policy.ts';

export type PolicyValue = string | number | boolean | null | readonly unknown[] | object;

/** `from` or `to` is null where one of the two does not say it. */
export interface PolicyDifference {
  /** `level.alert`, `contact.plans`, `readings.hour`. */
  readonly path: string;
  readonly from: PolicyValue;
  readonly to: PolicyValue;
}

/** What a policy says otherwise than another, in the order of the policy; labels are left out. */
export function policyDifferences(from: Policy, to: Policy): PolicyDifference[] {
  const found: PolicyDifference[] = [];
  differ(found, '', from, to);
  return found.filter(({ path }) => path !== 'version');
}

function differ(found: PolicyDifference[], at: string, from: unknown, to: unknown): void {
  if (isGroup(from) && isGroup(to)) {
    const keys = [...Object.keys(from), ...Object.keys(to).filter(key => !(key in from))];
    for (const key of keys) {
      differ(found, at === '' ? key : `${at}.${key}`, from[key], to[key]);
    }
    return;
  }
  // A group that one of them leaves out is compared setting by setting.
  if (isGroup(from) && to === undefined) differ(found, at, from, {});
  else if (isGroup(to) && from === undefined) differ(found, at, {}, to);
  else if (JSON.stringify(from) !== JSON.stringify(to)) {
    found.push({ path: at, from: said(from), to: said(to) });
  }
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function said(value: unknown): PolicyValue {
  return (value ?? null) as PolicyValue;
}
