// Watches a folder until it is killed; writes every callId it accepts to a file, slowly.
import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { WatchedFolder } from '../../src/ingest/cdr/watched-folder.ts';
import { zoneOffsets } from '../../src/ingest/cdr/zone-offsets.ts';

const [folder, stateFile, accepted] = process.argv.slice(2) as [string, string, string];

await new WatchedFolder({
  folder,
  stateFile,
  settleMs: 0,
  pollMs: 5,
  records: { zone: zoneOffsets('Asia/Tokyo'), batchSize: 20 },
  async onBatch(batch) {
    await sleep(3);
    appendFileSync(accepted, batch.events.map(({ callId }) => `call ${callId}\n`).join(''));
  },
  onFile: ({ file }) => appendFileSync(accepted, `file ${file}\n`),
  onProblem: ({ file, reason }) => appendFileSync(accepted, `problem ${file} ${reason}\n`),
}).start();
