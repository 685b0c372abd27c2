import type { Command } from 'commander';
import type { Clock } from '../../workflow/ports.ts';
import { wholeNumber } from '../option-values.ts';

export interface ServeOptions {
  /** A simulated carrier in accelerated time feeds the server, and no real network. */
  readonly demo: boolean;
  /** Seed of the simulated carrier. */
  readonly seed: number;
  /** How much faster than real time the simulated carrier lives, to begin with. */
  readonly pace: number;
  /** A candidate policy that runs beside the live one; goes before the setting. */
  readonly shadow?: string;
  /** The time of a rehearsal; the wall clock unless given. */
  readonly clock?: Clock;
}

const help = `
Examples:
  sekisho serve --demo                      see it work: a simulated carrier, on this machine only
  sekisho serve                             with ./sekisho.yaml, or with defaults where it is absent
  sekisho serve --settings /etc/sekisho.yaml
  sekisho serve --shadow new.yaml           with a candidate beside it: GET /v1/shadow

What it opens (all on loopback unless set otherwise): HTTP and pages 7070, SIP 5066.
Ctrl-C stops everything cleanly. Calls go through while it is down (fail open).`;

/** A carrier whose first attack shows all: calls that stand, the contact plan, a suspension. */
const demoSeed = 29;

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('screen calls, follow call events, show the console')
    .option('-s, --settings <file>', 'settings file (./sekisho.yaml where it exists)')
    .option('--demo', 'a simulated carrier in accelerated time in place of a network', false)
    .option(
      '--seed <number>',
      'with --demo: which simulated carrier',
      wholeNumber(0, 2 ** 31 - 1),
      demoSeed,
    )
    .option(
      '--pace <number>',
      'with --demo: so many times faster than real time; the page can change it',
      wholeNumber(1, 60),
      10,
    )
    .option('--shadow <policy>', 'compare a candidate policy with the live one, without effect')
    .addHelpText('after', help)
    .action(async ({ settings: file, ...given }: ServeOptions & { readonly settings?: string }) => {
      const { readSettings } = await import('../settings.ts');
      const settings = readSettings(file, process.env);
      const { serve } = await import('../serve.ts');
      await serve(settings, given);
    });
}
