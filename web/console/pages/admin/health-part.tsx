// Whether everything serves, and what the machine has left.
import { useQuery } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../../../api/client.ts';
import { bytesShort } from '../../../ui/figures/format-bytes.ts';
import { timeAndDay } from '../../../ui/figures/format-time.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Figure } from '../../../ui/parts/figure.tsx';
import { Panel } from '../../../ui/parts/panel.tsx';
import { Loaded } from '../../../ui/parts/problem.tsx';
import { faultText } from '../../../ui/words/fault-text.ts';
import { useCarrier } from '../../shell/use-me.ts';
import { AdminTable } from './admin-table.tsx';
import { adminWords } from './admin-words.ts';
import { opsWords } from './ops-words.ts';

type System = Schemas['System'];

export function HealthPart() {
  const say = useWords(opsWords);
  const health = useQuery({
    queryKey: ['health'],
    queryFn: wholeHealth,
    refetchInterval: 60_000,
  });
  const system = useQuery({
    queryKey: ['system'],
    queryFn: () => answered(api.GET('/v1/system')),
    refetchInterval: 60_000,
  });
  return (
    <div className="admin-stack">
      <Panel title={say('checks')} tone={health.data?.ok === false ? 'wait' : 'plain'}>
        <Loaded query={health}>
          {({ ok, checks }) => (
            <>
              <p className="sentence">{say(ok ? 'healthOk' : 'healthNotOk')}</p>
              <Checks checks={checks} />
            </>
          )}
        </Loaded>
      </Panel>
      <Panel title={say('machine')}>
        <Loaded query={system}>{data => <Machine system={data} />}</Loaded>
      </Panel>
    </div>
  );
}

/** When something does not serve, that is the answer and no failure of the question. */
async function wholeHealth(): Promise<Schemas['Health']> {
  const { data, error, response } = await api.GET('/v1/health');
  if (data !== undefined) return data;
  if (response.status === 503) return error as unknown as Schemas['Health'];
  return answered(api.GET('/v1/health'));
}

const known = ['engine', 'journal', 'store'] as const;

function Checks({ checks }: { readonly checks: Readonly<Record<string, string>> }) {
  const say = useWords(opsWords);
  const sayAdmin = useWords(adminWords);
  const nameOf = (check: string): string => {
    const part = known.find(name => name === check);
    if (part !== undefined) return say(`check.${part}`);
    return say('enforcer', { name: check.replace(/^enforcer /, '') });
  };
  return (
    <AdminTable
      label={say('checks')}
      rows={Object.entries(checks)}
      keyOf={([name]) => name}
      columns={[
        { name: sayAdmin('name'), show: ([name]) => nameOf(name) },
        {
          name: sayAdmin('state'),
          show: ([, state]) =>
            state === 'ok' ? (
              say('well')
            ) : (
              <span className="wait">{faultText(state, languageNow())}</span>
            ),
        },
      ]}
    />
  );
}

function Machine({ system }: { readonly system: System }) {
  const say = useWords(opsWords);
  const { timeZone } = useCarrier();
  const { journal, snapshot, store, disk, memory, nowMs } = system;
  const at = (ms: number): string =>
    timeAndDay(ms, { nowMs, zone: timeZone, language: languageNow() });
  const asOf = at(nowMs);
  const figures = [
    {
      name: 'disk',
      value: bytesShort(disk.freeBytes),
      below: say('ofTotal', { total: bytesShort(disk.totalBytes) }),
      filled: {},
    },
    {
      name: 'journal',
      value: bytesShort(journal.bytes),
      below: say('durable', { seq: journal.durableSeq }),
      filled: { first: journal.firstSeq, last: journal.lastSeq },
    },
    {
      name: 'store',
      value: bytesShort(store.bytes),
      below: say('behind', { count: String(store.behind) }),
      filled: {},
    },
    {
      name: 'snapshot',
      value: snapshot === null ? '–' : at(snapshot.writtenMs),
      below:
        snapshot === null
          ? say('snapshotNone')
          : say('snapshots', { count: String(snapshot.count) }),
      filled: {},
    },
    {
      name: 'memory',
      value: bytesShort(memory.processBytes),
      below: say('machineFree', { free: bytesShort(memory.machineFreeBytes) }),
      filled: {},
    },
    {
      name: 'version',
      value: system.version,
      below: say('since', { time: at(system.startedMs) }),
      filled: {},
    },
  ] as const;
  return (
    <div className="admin-figures">
      {figures.map(({ name, value, below, filled }) => (
        <Figure
          key={name}
          label={say(name)}
          value={value}
          below={below}
          origin={{ definition: say(`${name}Origin`, filled), asOf }}
        />
      ))}
    </div>
  );
}
