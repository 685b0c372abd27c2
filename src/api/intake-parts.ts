import type { CallEvent } from '../core/call/call-event.ts';
import type { NumberKind } from '../core/numbering/dialled-number.ts';
import type { Clock, Intake } from '../workflow/ports.ts';
import type { CompleteApiSettings } from './api-settings.ts';
import type { Metrics } from './metrics.ts';

export type ParseCallEvent = (
  value: unknown,
) => { readonly ok: true; readonly event: CallEvent } | { readonly ok: false; reason: string };

export interface IntakeParts {
  readonly intake: Intake;
  /** See ApiParts. */
  readonly onDisk?: (() => () => Promise<void>) | undefined;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly parseCallEvent: ParseCallEvent;
  /** What a dialled string asks for. */
  readonly classify: (to: string) => NumberKind;
  readonly settings: CompleteApiSettings;
  readonly report: (error: unknown) => void;
}
