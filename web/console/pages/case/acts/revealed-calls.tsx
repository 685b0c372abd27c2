import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { answered, api, type Schemas } from '../../../../api/client.ts';
import { clockTimeWithSeconds, timeAndDay } from '../../../../ui/figures/format-time.ts';
import { languageNow } from '../../../../ui/language/language.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Loaded } from '../../../../ui/parts/problem.tsx';
import { Yen } from '../../../../ui/parts/yen.tsx';
import { useNow } from '../../../live/use-live.ts';
import { useCarrier, useMe } from '../../../shell/use-me.ts';
import { revealWords } from './reveal-words.ts';

const shownForMs = 15 * 60_000;
const dayMs = 86_400_000;

/** Calls with their numbers, for fifteen minutes, under who looks at them; copying is recorded. */
export function RevealedCalls({
  page,
  onHide,
}: {
  readonly page: Schemas['Case'];
  readonly onHide: () => void;
}) {
  const say = useWords(revealWords);
  const { timeZone } = useCarrier();
  const [untilMs] = useState(() => Date.now() + shownForMs);
  const [over, setOver] = useState(false);
  const nowMs = useNow(60_000);
  const query = useCalls(page, nowMs, !over);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), untilMs - Date.now());
    return () => clearTimeout(timer);
  }, [untilMs]);
  if (over) {
    return (
      <>
        <p role="status">{say('over')}</p>
        <Button variant="default" onClick={onHide}>
          {say('show')}
        </Button>
      </>
    );
  }
  return (
    <>
      <div className="acts-row">
        <span className="label">
          {say('shownUntil', { time: clockTimeWithSeconds(nowMs + shownForMs, timeZone) })}
        </span>
        <Button variant="default" size="xs" onClick={onHide}>
          {say('hide')}
        </Button>
      </div>
      <Loaded query={query}>
        {calls =>
          calls.length === 0 ? (
            <p>{say('noCalls')}</p>
          ) : (
            <Watermarked caseName={page.row.case}>
              <CallTable calls={calls} />
            </Watermarked>
          )
        }
      </Loaded>
    </>
  );
}

type ShownCall = Schemas['Call'] & { readonly subscriber: string };

/** Each look is recorded by the server; what was seen is not kept once it is over. */
function useCalls(page: Schemas['Case'], nowMs: number, open: boolean) {
  const { row, lines } = page;
  const fromMs = Math.max(0, row.openedMs - dayMs);
  const [toMs] = useState(() => Math.ceil(row.closedMs ?? nowMs) + 1);
  return useQuery({
    queryKey: ['revealed-calls', row.case, lines],
    queryFn: async () => {
      const found = await Promise.all(
        lines.map(async subscriber => {
          const query = { fromMs, toMs, limit: 100 };
          const { rows } = await answered(
            api.GET('/v1/subscribers/{subscriber}/calls', {
              params: { path: { subscriber }, query },
            }),
          );
          return rows.map((call): ShownCall => ({ ...call, subscriber }));
        }),
      );
      return found.flat().sort((a, b) => b.setupMs - a.setupMs);
    },
    enabled: open,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

function CallTable({ calls }: { readonly calls: readonly ShownCall[] }) {
  const say = useWords(revealWords);
  const { timeZone } = useCarrier();
  const nowMs = useNow(60_000);
  const language = languageNow();
  return (
    <table className="acts-calls">
      <caption className="hidden-text">{say('calls')}</caption>
      <thead>
        <tr>
          {(['setUp', 'called', 'country', 'source', 'charge'] as const).map(column => (
            <th key={column} scope="col">
              {say(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {calls.map(call => (
          <tr key={call.callId}>
            <td className="nowrap">
              {timeAndDay(call.setupMs, { nowMs, zone: timeZone, language })}
            </td>
            <td className="nowrap">{call.to}</td>
            <td>{call.country}</td>
            <td className="nowrap">{call.sourceIp ?? '–'}</td>
            <td className="nowrap">
              <Yen yen={call.milliYen / 1_000} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Watermarked({
  caseName,
  children,
}: {
  readonly caseName: string;
  readonly children: ReactNode;
}) {
  const say = useWords(revealWords);
  const me = useMe();
  const { timeZone } = useCarrier();
  const nowMs = useNow(60_000);
  const [copied, setCopied] = useState<'copied' | 'copyUnrecorded'>();
  const mark = say('watermark', { name: me.name, time: clockTimeWithSeconds(nowMs, timeZone) });
  const copy = (): void => {
    const path = { case: caseName };
    answered(
      api.POST('/v1/cases/{case}/copies', { params: { path }, body: { what: 'calls' } }),
    ).then(
      () => setCopied('copied'),
      () => setCopied('copyUnrecorded'),
    );
  };
  return (
    <section className="acts-watermarked" onCopy={copy} aria-label={say('calls')}>
      <div className="acts-scroll">{children}</div>
      <div className="acts-watermark" aria-hidden="true">
        {Array.from({ length: 60 }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same words over and over
          <span key={at}>{mark}</span>
        ))}
      </div>
      {copied === undefined ? null : <p role="status">{say(copied)}</p>}
    </section>
  );
}
