import { answered, api, type Schemas } from '../../../../api/client.ts';
import { extendedMs, type MeasureChoice } from './measure-choice.ts';

/** Carries out what was chosen; refused with the gates where they are not met any more. */
export function sendMeasure(page: Schemas['Case'], choice: MeasureChoice, why: string) {
  const { act, lines, ground, line, on, days, stage, mended } = choice;
  const path = { subscriber: line };
  switch (act) {
    case 'suspend':
      return answered(
        api.POST('/v1/cases/{case}/suspensions', {
          params: { path: { case: page.row.case } },
          body: { subscribers: [...lines], ground, why },
        }),
      );
    case 'bar':
      return answered(
        api.POST('/v1/subscribers/{subscriber}/barring', { params: { path }, body: { on, why } }),
      );
    case 'extend': {
      const subject = { kind: 'line', subscriber: line } as const;
      const untilMs = extendedMs(page, line, days);
      return answered(api.POST('/v1/measures/extend', { body: { subject, untilMs, why } }));
    }
    case 'reopen':
      return answered(
        api.POST('/v1/subscribers/{subscriber}/reopening', {
          params: { path },
          body: { stage, mended, why },
        }),
      );
  }
}
