// Appends as fast as it can and says on stdout what is durable, until it is killed.
import { FileJournal } from '../../src/bus/file-journal.ts';

const [folder = '', seedText = '1'] = process.argv.slice(2);
const seed = Number(seedText);
const journal = await FileJournal.open({ folder, segmentBytes: 64 * 1024, gatherMs: 1 });
process.stdout.write(`opened ${journal.lastSeq}\n`);
journal.onDurable(seq => process.stdout.write(`durable ${seq}\n`));

// Bursts and pauses of changing length, so that the kill meets every phase of a write.
let state = seed;
function next(below: number): number {
  state = (state * 48_271) % 2_147_483_647;
  return state % below;
}
function burst(): void {
  for (let n = next(400); n >= 0; n--) {
    const seq = journal.lastSeq + 1;
    journal.append(`${seq}:${'x'.repeat(next(200))}`);
  }
  setTimeout(burst, next(4));
}
burst();
