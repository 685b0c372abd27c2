import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answered, api, type Schemas } from '../../../../api/client.ts';
import { calendarDay } from '../../../../ui/figures/format-time.ts';
import { languageNow } from '../../../../ui/language/language.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { useCarrier } from '../../../shell/use-me.ts';
import { detailWords } from './detail-words.ts';
import { nameOf } from './name-of.ts';

/** The id that stands for the line in addresses; '' until it is known. */
export function useLineId(subscriber: string): string {
  const { data } = useQuery({
    queryKey: ['line-id', subscriber],
    queryFn: () => answered(api.POST('/v1/lines/ids', { body: { lines: [subscriber] } })),
    enabled: subscriber !== '',
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data?.lines[0] ?? '';
}

/** Whose line it is: name, kind, line, and a way to its page. */
export function WhoItIs({ page }: { readonly page: Schemas['Case'] }) {
  const say = useWords(detailWords);
  const { timeZone } = useCarrier();
  const { row, lines, stage } = page;
  const id = useLineId(row.subscriber);
  const { data } = useQuery({
    queryKey: ['line', id],
    queryFn: () =>
      answered(api.GET('/v1/subscribers/{subscriber}', { params: { path: { subscriber: id } } })),
    enabled: id !== '',
    staleTime: 300_000,
  });
  const line = data?.subscriber;
  const facts =
    line == null
      ? []
      : [
          nameOf('type', line.type),
          nameOf('service', line.service),
          line.channels === null ? '' : say('who.channels', { count: line.channels }),
          line.sinceMs === null
            ? ''
            : say('who.since', { day: calendarDay(line.sinceMs, timeZone, languageNow(), true) }),
        ];
  return (
    <p className="case-who">
      {line?.name ? <strong>{line.name}</strong> : null}
      {id === '' ? (
        <span>{row.subscriber || row.sourceIp || row.country}</span>
      ) : (
        <Link to="/lines/$id" params={{ id }}>
          {row.subscriber}
        </Link>
      )}
      {lines.length > 1 ? <span>{say('who.lines', { count: lines.length - 1 })}</span> : null}
      {data !== undefined && line === null ? <span>{say('who.unlisted')}</span> : null}
      {facts
        .filter(text => text !== '')
        .map(text => (
          <span key={text}>{text}</span>
        ))}
      <span className="case-stage" title={say('stage', { stage })}>
        {say(`stage.${stage as 1 | 2 | 3 | 4}`)}
      </span>
    </p>
  );
}
