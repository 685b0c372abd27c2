import type { CaseShown } from '../case-data.ts';
import { GatesPanel } from './gates-panel.tsx';
import { MeasuresPanel } from './measures-panel.tsx';
import { NextPanel } from './next-panel.tsx';

/** Beside the lanes, unscrolled: the next step with its button, and the gates before it. */
export function ActsBeside(shown: CaseShown) {
  return (
    <>
      <NextPanel {...shown} />
      <GatesPanel {...shown} />
      <MeasuresPanel {...shown} />
    </>
  );
}
