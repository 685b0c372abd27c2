import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Schemas } from '../../../../api/client.ts';
import { count } from '../../../../ui/figures/format-yen.ts';
import { useCommands } from '../../../../ui/keys/commands.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Figure } from '../../../../ui/parts/figure.tsx';
import { Panel } from '../../../../ui/parts/panel.tsx';
import { Loaded } from '../../../../ui/parts/problem.tsx';
import { Yen } from '../../../../ui/parts/yen.tsx';
import { callerName } from '../../../../ui/words/person-name.ts';
import { When } from '../../../shell/times.tsx';
import { useMe } from '../../../shell/use-me.ts';
import { useDevice, usePeriod } from '../network-data.ts';
import { networkWords } from '../network-words.ts';
import { CaseTable } from '../parts/case-table.tsx';
import { DetailFrame } from '../parts/network-frame.tsx';
import { chanceText, percentOf } from './device-figures.ts';
import { deviceWords } from './device-words.ts';
import { ReportSheet } from './report-sheet.tsx';

type Device = Schemas['NetworkDevicePage'];

/** One model: its cases against its lines, and what its maker was told. */
export function DeviceDetail({ device }: { readonly device: string }) {
  const [days] = usePeriod('devices');
  const query = useDevice(device, days);
  const page = query.data;
  return (
    <DetailFrame
      part="devices"
      title={page?.row.model ?? ''}
      actions={page === undefined ? null : <ReportButton page={page} days={days} />}
    >
      <Loaded query={query}>
        {data => (
          <>
            <SharePanel page={data} days={days} />
            <ReportsPanel page={data} />
            <CaseTable rows={data.members} />
          </>
        )}
      </Loaded>
    </DetailFrame>
  );
}

function ReportButton({ page, days }: { readonly page: Device; readonly days: number }) {
  const say = useWords(deviceWords);
  const may = useMe().may('device.report');
  const [open, setOpen] = useState(false);
  const unable = may ? undefined : say('noReport');
  const run = (): void => setOpen(true);
  useCommands([
    { id: 'network.report', title: say('report'), keys: 'm', run, unavailable: unable },
  ]);
  return (
    <>
      <Button disabled={!may} title={unable} onClick={run}>
        {say('report')}
      </Button>
      {open ? <ReportSheet row={page.row} days={days} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function SharePanel({ page, days }: { readonly page: Device; readonly days: number }) {
  const say = useWords(deviceWords);
  const sayNetwork = useWords(networkWords);
  const { row, cases: all, allLines } = page;
  const inputs = [sayNetwork('origin.period', { days })];
  const percent = percentOf(row.lines, allLines);
  const chance = row.chance === null ? [] : [say('chance', { percent: chanceText(row.chance) })];
  return (
    <Panel>
      <p className="sentence">{say('sentence', { cases: row.cases, all, percent })}</p>
      <div className="network-figures">
        <Figure
          label={say('cases')}
          value={say('casesOf', { cases: count(row.cases), all: count(all) })}
          below={sayNetwork('nAccounts', { count: row.accounts })}
          origin={{ definition: say('casesAbout'), inputs }}
        />
        <Figure
          label={say('lines')}
          value={`${percent} %`}
          below={sayNetwork('nLines', { count: row.lines })}
          origin={{ definition: say('linesAbout') }}
        />
        <Figure
          label={say('times')}
          value={row.times === null ? '–' : say('timesValue', { times: row.times })}
          below={say(`remark.${row.remark}`)}
          origin={{ definition: say('timesAbout'), inputs: [...chance, ...inputs] }}
        />
        <Figure
          label={say('exposure')}
          value={<Yen yen={row.exposureYen} />}
          origin={{ definition: sayNetwork('origin.exposure'), inputs, sure: 'estimate' }}
        />
        <Figure
          label={say('maker')}
          value={row.maker}
          below={say(row.priority ? 'priority' : 'noPriority')}
          origin={{ definition: say('makerAbout'), inputs: [say('priorityAbout')] }}
        />
      </div>
    </Panel>
  );
}

function ReportsPanel({ page }: { readonly page: Device }) {
  const say = useWords(deviceWords);
  return (
    <Panel title={say('reports')}>
      {page.reports.length === 0 ? (
        <p className="history">{say('reportsNone')}</p>
      ) : (
        <ul className="network-list">
          {page.reports.map(one => (
            <li key={one.id}>
              <When atMs={one.sentMs} /> · {one.to} ·{' '}
              {say('reportBy', { name: callerName(one.by) })}
              <details>
                <summary>{say('reportText')}</summary>
                <p className="network-letter">{one.text}</p>
              </details>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
