import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCallRecords } from '../src/ingest/cdr/read-call-records.ts';
import { zoneOffsets } from '../src/ingest/cdr/zone-offsets.ts';

const LINES = { small: 100_000, full: 2_000_000 } as const;
const MAP = {
  delimiter: ',',
  columns: { callId: 'id', subscriber: 'a', to: 'b', setup: 'start', answer: 'answer', end: 'end' },
  time: { format: 'YYYY-MM-DD HH:mm:ss' },
} as const;

/** Reads files of call records, made here, from disk into events. */
export const bench = {
  name: 'cdr',
  why: 'records a second from CSV call-record files, target 300,000 for Asterisk Master.csv',
  async run(size: 'small' | 'full'): Promise<Record<string, number>> {
    const folder = await mkdtemp(join(tmpdir(), 'sekisho-cdr-bench-'));
    try {
      const asterisk = await read(join(folder, 'Master.csv'), asteriskLine, '', LINES[size]);
      const mapped = await read(join(folder, 'mapped.csv'), mappedLine, HEADER, LINES[size]);
      return {
        asteriskRecordsPerSecond: asterisk.perSecond,
        asteriskMegabytesPerSecond: asterisk.megabytesPerSecond,
        asteriskPeakMegabytes: asterisk.peakMegabytes,
        mappedRecordsPerSecond: mapped.perSecond,
      };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

const HEADER = 'id,a,b,start,answer,end\n';

function stamp(second: number): string {
  const iso = new Date(Date.UTC(2026, 5, 1) + second * 1_000).toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}

function asteriskLine(index: number): string {
  const line = `05010${String(index % 100_000).padStart(6, '0')}`;
  const to = `010${230 + (index % 40)}22${String(index % 1_000_000).padStart(6, '0')}`;
  const start = Math.floor(index / 50);
  const answered = index % 3 !== 0;
  const name = index % 20 === 0 ? '""Front"" desk' : line;
  return (
    `"","${line}","${to}","from-internal","${name} <${line}>","PJSIP/${line}-00${index % 9999}",` +
    `"PJSIP/trunk-0000${index % 9999}","Dial","PJSIP/${to}@trunk,60","${stamp(start)}",` +
    `${answered ? `"${stamp(start + 4)}"` : ''},"${stamp(start + 64)}",64,${answered ? 60 : 0},` +
    `"${answered ? 'ANSWERED' : 'NO ANSWER'}","DOCUMENTATION","1780272000.${index}",""\n`
  );
}

function mappedLine(index: number): string {
  const start = Math.floor(index / 50);
  const times = `${stamp(start)},${stamp(start + 4)},${stamp(start + 64)}`;
  return `id-${index},05010${index % 100_000},0102322${index % 1_000_000},${times}\n`;
}

async function read(
  path: string,
  lineOf: (index: number) => string,
  header: string,
  lines: number,
): Promise<{ perSecond: number; megabytesPerSecond: number; peakMegabytes: number }> {
  const file = await open(path, 'w');
  for (let from = 0; from < lines; from += 10_000) {
    let text = from === 0 ? header : '';
    for (let index = from; index < from + 10_000; index += 1) text += lineOf(index);
    await file.write(text);
  }
  await file.close();
  const columnMap = header === '' ? {} : { columnMap: MAP };
  const begun = performance.now();
  let events = 0;
  let bytes = 0;
  let peak = 0;
  for await (const batch of readCallRecords(path, {
    zone: zoneOffsets('Asia/Tokyo'),
    ...columnMap,
  })) {
    events += batch.events.length;
    bytes = batch.bytesRead;
    if (events % 50_000 === 0) peak = Math.max(peak, process.memoryUsage().rss);
  }
  const seconds = (performance.now() - begun) / 1_000;
  return {
    perSecond: Math.round(events / seconds),
    megabytesPerSecond: Math.round(bytes / seconds / 1e6),
    peakMegabytes: Math.round(peak / 1e6),
  };
}
