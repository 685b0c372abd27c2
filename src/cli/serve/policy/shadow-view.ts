import type { ShadowView } from '../../../api/contract/shadow.ts';
import type { Policy } from '../../../core/policy/policy.ts';
import type { ShadowPolicy } from '../../../workflow/shadow-policy.ts';

/** The comparison as the API shows it. */
export function shadowView(shadow: ShadowPolicy, live: Policy): ShadowView {
  const { comparison, policy } = shadow;
  const { counts, both, cases, lastCalls } = comparison;
  return {
    policy: { name: policy.name, version: policy.version },
    live: { name: live.name, version: live.version },
    sinceMs: shadow.sinceMs,
    waiting: shadow.waiting,
    dropped: shadow.dropped,
    failed: shadow.failed,
    calls: comparison.calls,
    differingCalls: comparison.differing,
    counts: { live: { ...counts.live }, shadow: { ...counts.shadow } },
    cases: {
      both,
      onlyLive: counts.live.asked - both,
      onlyShadow: counts.shadow.asked - both,
    },
    lastCalls,
    lastCases: cases,
  };
}
