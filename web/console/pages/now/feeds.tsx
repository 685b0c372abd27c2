// Where events come from and where measures go. A silent feed is loud: its calls are unseen.
import { duration } from '../../../ui/figures/format-time.ts';
import { count } from '../../../ui/figures/format-yen.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Empty, Panel } from '../../../ui/parts/panel.tsx';
import { faultText } from '../../../ui/words/fault-text.ts';
import { useNow } from '../../live/use-live.ts';
import type { NowView } from './now-data.ts';
import { nowWords } from './words.ts';

interface Shown {
  readonly view: NowView;
}

export function Feeds({ view }: Shown) {
  const say = useWords(nowWords);
  const { feeds, feedsLeftOut, failedOpen } = view;
  return (
    <Panel title={say('feeds')} tone={feeds.some(feed => feed.silent) ? 'wait' : 'plain'}>
      {feeds.length === 0 ? <Empty>{say('noFeeds')}</Empty> : null}
      <ul className="now-feeds">
        {feeds.map(feed => (
          <Feed key={feed.name} feed={feed} />
        ))}
      </ul>
      {feedsLeftOut > 0 ? <p className="label">{say('leftOut', { count: feedsLeftOut })}</p> : null}
      {failedOpen > 0 ? <p className="label">{say('failedOpen', { count: failedOpen })}</p> : null}
    </Panel>
  );
}

function Feed({ feed }: { readonly feed: NowView['feeds'][number] }) {
  const say = useWords(nowWords);
  const nowMs = useNow();
  const language = languageNow();
  const silentMs = Math.max(0, nowMs - feed.lastMs);
  const span = duration(silentMs, language);
  if (!feed.heard) {
    return (
      <li className={feed.silent ? 'now-feed-silent' : undefined}>
        {feed.silent ? <strong>{say('feedUnheard', { name: feed.name, span })}</strong> : feed.name}
        <span className="label">
          {feed.silent ? '' : `${say('feedNotYet')} · `}
          {say('feedWaited', { span: duration(feed.usualMs ?? 0, language) })}
        </span>
      </li>
    );
  }
  if (feed.silent) {
    return (
      <li className="now-feed-silent">
        <strong>{say('feedUnseen', { name: feed.name, span })}</strong>
        <span className="label">{usual()}</span>
      </li>
    );
  }
  return (
    <li>
      <span>{feed.name}</span>
      <span className="label">
        {[
          say('feedRate', { count: count(feed.perMinute) }),
          silentMs > 10_000 ? say('feedLast', { span }) : '',
          feed.quarantined > 0 ? say('quarantined', { count: feed.quarantined }) : '',
        ]
          .filter(text => text !== '')
          .join(' · ')}
      </span>
    </li>
  );

  function usual(): string {
    if (feed.usualMs === null) return say('feedUnlearnt');
    return say('feedUsual', { span: duration(feed.usualMs, language) });
  }
}

export function Enforcers({ view }: Shown) {
  const say = useWords(nowWords);
  const { enforcers } = view;
  return (
    <Panel
      title={say('enforcers')}
      tone={enforcers.some(enforcer => !enforcer.well) ? 'wait' : 'plain'}
    >
      {enforcers.length === 0 ? <Empty>{say('noEnforcers')}</Empty> : null}
      <ul className="now-feeds">
        {enforcers.map(enforcer => (
          <EnforcerRow key={enforcer.name} enforcer={enforcer} />
        ))}
      </ul>
    </Panel>
  );
}

function EnforcerRow({ enforcer }: { readonly enforcer: NowView['enforcers'][number] }) {
  const say = useWords(nowWords);
  const nowMs = useNow();
  const { name, well, problem, readMs, drift, stuck } = enforcer;
  const read =
    readMs === null
      ? say('enforcerUnread')
      : say('enforcerRead', { span: duration(Math.max(0, nowMs - readMs), languageNow()) });
  return (
    <li>
      <span>
        {name === 'engine' ? say('engine') : name}{' '}
        {well ? null : <span className="wait">{say('enforcerTrouble')}</span>}
      </span>
      <span className="label">
        {[
          problem === null ? '' : faultText(problem, languageNow()),
          drift > 0 ? say('enforcerDrift', { count: drift }) : '',
          stuck > 0 ? say('enforcerStuck', { count: stuck }) : '',
          read,
        ]
          .filter(text => text !== '')
          .join(' · ')}
      </span>
    </li>
  );
}
