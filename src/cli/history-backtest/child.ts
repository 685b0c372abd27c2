// The process of one backtest: told its job on standard input, it tells its progress and findings
// on standard output. What it needs of memory and processor is not the server's.
import { setPriority } from 'node:os';
import { text } from 'node:stream/consumers';
import { Database } from '../../store/database.ts';
import { answeringLines, fraudCases, refusedCalls } from '../../store/past-cases.ts';
import { SqlReferenceStore } from '../../store/sql-reference-store.ts';
import { readLists } from '../serve/storage/open-store.ts';
import type { BacktestJob, BacktestWord } from './backtest-job.ts';
import { runHistory } from './run-history.ts';

const lowPriority = 15;

function tell(word: BacktestWord): void {
  process.stdout.write(`${JSON.stringify(word)}\n`);
}

async function run(job: BacktestJob): Promise<void> {
  const database = await Database.open({ url: job.database, connectionsMax: 1 });
  try {
    const lists = await readLists(new SqlReferenceStore(database));
    const fraud = await fraudCases(database, job.fromMs);
    const answering = await answeringLines(database);
    const refused = await refusedCalls(database, job.fromMs);
    let told = -1;
    const result = await runHistory(job, { ...lists, fraud, answering, refused }, percent => {
      if (percent !== told) tell({ kind: 'percent', percent });
      told = percent;
    });
    tell({ kind: 'done', result });
  } finally {
    await database.close();
  }
}

setPriority(lowPriority);
try {
  await run(JSON.parse(await text(process.stdin)) as BacktestJob);
} catch (error) {
  tell({ kind: 'failed', problem: error instanceof Error ? error.message : String(error) });
}
