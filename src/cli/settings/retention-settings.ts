import { z } from 'zod';
import { setting } from './setting.ts';

const days = (count: number, description: string) =>
  setting(z.number().int().min(1).max(36_500).default(count), { description });

export const retentionSettings = z.strictObject({
  calls: days(400, 'Days that international calls are kept, by their set-up.'),
  cases: days(1_095, 'Days that a closed case is kept, with all that belongs to it.'),
  decisions: days(400, 'Days that decisions of no case are kept.'),
  messages: days(400, 'Days that messages to subscribers are kept.'),
  disclosures: days(1_095, 'Days that it is kept what was disclosed to whom, after its end.'),
  approvals: days(1_095, 'Days that requests for a second person are kept, after their time.'),
  handovers: days(400, 'Days that notes to the next shift are kept.'),
  journal: days(
    400,
    'Days that the journal reaches back; what a snapshot or the store still needs is kept longer.',
  ),
});
