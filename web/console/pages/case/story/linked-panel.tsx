import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../../../api/client.ts';
import { caseNumber } from '../../../../ui/figures/case-number.ts';
import { yenInSentence } from '../../../../ui/figures/format-yen.ts';
import { languageNow } from '../../../../ui/language/language.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Empty } from '../../../../ui/parts/panel.tsx';
import { When } from '../../../shell/times.tsx';
import { useMe } from '../../../shell/use-me.ts';
import { useLinks } from '../case-data.ts';
import { detailWords } from './detail-words.ts';
import { Fold } from './fold.tsx';
import { nameOf } from './name-of.ts';

const shownMost = 8;

/** What else has to do with it: campaign, addresses, ranges, device model, other cases. */
export function LinkedPanel({ page }: { readonly page: Schemas['Case'] }) {
  const say = useWords(detailWords);
  const me = useMe();
  const { linked, row } = page;
  const { links, campaign } = useLinks(row.case, me.may('network.read'));
  const alone =
    linked.length === 0 &&
    campaign === undefined &&
    (links === undefined || (links.sources.length + links.ranges.length === 0 && !links.device));
  return (
    <Fold title={say('linked')}>
      {alone ? <Empty>{say('linked.none')}</Empty> : null}
      <ul className="linked">
        {campaign === undefined ? null : <CampaignLink campaign={campaign} />}
        {links === undefined ? null : <SharedLinks links={links} />}
        {linked.slice(0, shownMost).map(one => (
          <li key={one.case}>
            <Link to="/cases/$case" params={{ case: caseNumber(one.case) }}>
              {say('linked.case', { number: caseNumber(one.case) })}
            </Link>
            <span>{say(`linked.by.${one.by}`)}</span>
            <span className="label">
              {nameOf('state', one.state)} <When atMs={one.openedMs} relative={false} />
            </span>
          </li>
        ))}
      </ul>
    </Fold>
  );
}

function CampaignLink({ campaign }: { readonly campaign: Schemas['Campaign'] }) {
  const say = useWords(detailWords);
  const { campaign: name, cases, accounts, exposureYen } = campaign;
  const yen = yenInSentence(exposureYen, languageNow());
  return (
    <li>
      <Link to="/network/$part/$id" params={{ part: 'campaigns', id: name }}>
        {say('linked.campaign', { number: caseNumber(name) })}
      </Link>
      <span className="linked-figures">
        {say('linked.campaign.text', { cases, accounts, yen })}
      </span>
    </li>
  );
}

function SharedLinks({ links }: { readonly links: Schemas['CaseLinks'] }) {
  const say = useWords(detailWords);
  const language = languageNow();
  const { sources, ranges, device } = links;
  return (
    <>
      {sources.map(({ source, address, lines, lawfulLines, more }) => (
        <li key={source}>
          <Link to="/network/$part/$id" params={{ part: 'sources', id: source }}>
            {say('linked.sources')}
          </Link>
          <span className="linked-figures">
            {address}: {say('linked.sources.text', { lines, lawful: lawfulLines })}
            {more ? '+' : ''}
          </span>
        </li>
      ))}
      {ranges.map(({ range, masked, nameJa, nameEn, cases, accounts }) => (
        <li key={range}>
          <Link to="/network/$part/$id" params={{ part: 'ranges', id: range }}>
            {say('linked.ranges')}
          </Link>
          <span className="linked-figures">
            {masked ?? (language === 'ja' ? nameJa : nameEn)}:{' '}
            {say('linked.ranges.text', { cases, accounts })}
          </span>
        </li>
      ))}
      {device === null ? null : (
        <li>
          <Link to="/network/$part/$id" params={{ part: 'devices', id: device.device }}>
            {say('linked.device')}
          </Link>
          <span className="linked-figures">
            {device.model}: {say('linked.device.text', deviceFigures(device))}
          </span>
        </li>
      )}
    </>
  );
}

function deviceFigures({
  cases,
  allCases,
  lines,
  allLines,
}: NonNullable<Schemas['CaseLinks']['device']>) {
  const share = allLines === 0 ? 0 : Math.round((lines * 1_000) / allLines) / 10;
  return { cases, of: allCases, share };
}
