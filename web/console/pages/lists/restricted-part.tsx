import { Button, Checkbox, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { count } from '../../../ui/figures/format-yen.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Empty, Panel } from '../../../ui/parts/panel.tsx';
import { Loaded } from '../../../ui/parts/problem.tsx';
import { ScrollBox } from '../../../ui/parts/scroll-box.tsx';
import { personName } from '../../../ui/words/person-name.ts';
import { useMe } from '../../shell/use-me.ts';
import { codeName } from './code-name.ts';
import { CountryBelow, Day } from './day.tsx';
import { ListRequests } from './list-requests.tsx';
import { type Entry, useFreshLists, useRestrictedList } from './lists-data.ts';
import { listsWords } from './lists-words.ts';
import { type Proposal, ProposeSheet } from './propose-sheet.tsx';
import { RestrictedHistory } from './restricted-history.tsx';

const shownFirst = 100;

/** The restricted destinations with their checks; every change is a request to a second person. */
export function RestrictedPart() {
  const query = useRestrictedList();
  const refresh = useFreshLists();
  const [proposal, setProposal] = useState<Proposal>();
  return (
    <>
      <ListRequests onDone={refresh} />
      <Loaded query={query}>
        {({ entries, nowMs }) => (
          <RestrictedTable entries={entries} nowMs={nowMs} onPropose={setProposal} />
        )}
      </Loaded>
      <RestrictedHistory />
      {proposal === undefined ? null : (
        <ProposeSheet proposal={proposal} onClose={() => setProposal(undefined)} onDone={refresh} />
      )}
    </>
  );
}

interface TableShown {
  readonly entries: readonly Entry[];
  readonly nowMs: number;
  readonly onPropose: (proposal: Proposal) => void;
}

function RestrictedTable({ entries, nowMs, onPropose }: TableShown) {
  const say = useWords(listsWords);
  const [text, setText] = useState('');
  const [onlyInvalid, setOnlyInvalid] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [most, setMost] = useState(shownFirst);
  const fitting = entries.filter(
    entry => (!onlyInvalid || !entry.checksValid) && fits(entry, text.trim()),
  );
  const shown = fitting.slice(0, most);
  const picked = entries.filter(entry => chosen.has(entry.prefix));
  return (
    <Panel title={say('listed')} actions={<TableActs picked={picked} onPropose={onPropose} />}>
      <Validity entries={entries} />
      {entries.length === 0 ? <Empty>{say('empty')}</Empty> : null}
      <div className="lists-filter">
        <TextInput
          aria-label={say('filter')}
          placeholder={say('filter')}
          value={text}
          onChange={event => setText(event.currentTarget.value)}
        />
        <Switch
          label={say('onlyInvalid')}
          checked={onlyInvalid}
          onChange={event => setOnlyInvalid(event.currentTarget.checked)}
        />
      </div>
      {entries.length > 0 && fitting.length === 0 ? <p>{say('nothingFits')}</p> : null}
      {shown.length === 0 ? null : (
        <EntryTable
          shown={shown}
          nowMs={nowMs}
          chosen={chosen}
          onChoose={setChosen}
          onChange={entry => onPropose({ kind: 'change', entries: [entry] })}
        />
      )}
      {fitting.length > most ? (
        <Button variant="default" size="xs" mt="sm" onClick={() => setMost(most + shownFirst)}>
          {say('more')}
        </Button>
      ) : null}
    </Panel>
  );
}

function fits({ prefix, destination, country }: Entry, text: string): boolean {
  const wanted = text.toLowerCase();
  const name = codeName(country, languageNow()).toLowerCase();
  return (
    prefix.startsWith(wanted) ||
    destination.toLowerCase().includes(wanted) ||
    name.includes(wanted) ||
    country.toLowerCase() === wanted
  );
}

function Validity({ entries }: { readonly entries: readonly Entry[] }) {
  const say = useWords(listsWords);
  const invalid = entries.filter(entry => !entry.checksValid).length;
  if (entries.length === 0) return null;
  return (
    <p>
      {say('total', { count: entries.length })}{' '}
      {invalid === 0 ? (
        <span className="history">{say('allValid')}</span>
      ) : (
        <span className="lists-invalid">{say('invalid', { count: invalid })}</span>
      )}
    </p>
  );
}

function TableActs({
  picked,
  onPropose,
}: {
  readonly picked: readonly Entry[];
  readonly onPropose: (proposal: Proposal) => void;
}) {
  const say = useWords(listsWords);
  const me = useMe();
  if (!me.may('list.edit')) return <span className="label">{say('noRight')}</span>;
  return (
    <div className="lists-acts">
      {picked.length === 0 ? null : (
        <>
          <Button
            variant="default"
            size="xs"
            onClick={() => onPropose({ kind: 'renew', entries: picked })}
          >
            {say('renewSelected', { count: picked.length })}
          </Button>
          <Button
            variant="default"
            size="xs"
            onClick={() => onPropose({ kind: 'remove', entries: picked })}
          >
            {say('removeSelected', { count: picked.length })}
          </Button>
        </>
      )}
      <Button size="xs" onClick={() => onPropose({ kind: 'add', entries: [] })}>
        {say('propose')}
      </Button>
    </div>
  );
}

function EntryTable({
  shown,
  nowMs,
  chosen,
  onChoose,
  onChange,
}: {
  readonly shown: readonly Entry[];
  readonly nowMs: number;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
  readonly onChange: (entry: Entry) => void;
}) {
  const say = useWords(listsWords);
  const me = useMe();
  const edits = me.may('list.edit');
  const choose = (prefixes: readonly string[], isChosen: boolean): void => {
    const next = new Set(chosen);
    for (const prefix of prefixes) {
      if (isChosen) next.add(prefix);
      else next.delete(prefix);
    }
    onChoose(next);
  };
  const all = shown.map(entry => entry.prefix);
  return (
    <ScrollBox label={say('listed')}>
      <table className="lists-table lists-entries">
        <thead>
          <tr>
            {edits ? (
              <th scope="col">
                <Checkbox
                  aria-label={say('selectAll')}
                  checked={all.every(prefix => chosen.has(prefix))}
                  onChange={event => choose(all, event.currentTarget.checked)}
                />
              </th>
            ) : null}
            <th scope="col">{say('prefix')}</th>
            <th scope="col">{say('destination')}</th>
            <th scope="col">{say('government')}</th>
            <th scope="col">{say('lifeCritical')}</th>
            <th scope="col">{say('traffic')}</th>
            <th scope="col">{say('review')}</th>
            <th scope="col">{say('by')}</th>
            {edits ? (
              <th scope="col">
                <span className="hidden-text">{say('change')}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {shown.map(entry => (
            <EntryRow
              key={entry.prefix}
              entry={entry}
              nowMs={nowMs}
              edits={edits}
              isChosen={chosen.has(entry.prefix)}
              onChoose={isChosen => choose([entry.prefix], isChosen)}
              onChange={() => onChange(entry)}
            />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function EntryRow({
  entry,
  nowMs,
  edits,
  isChosen,
  onChoose,
  onChange,
}: {
  readonly entry: Entry;
  readonly nowMs: number;
  readonly edits: boolean;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
  readonly onChange: () => void;
}) {
  const say = useWords(listsWords);
  const { prefix, destination, country, trafficMinutes, author, approver } = entry;
  const check = (value: boolean | undefined): string =>
    say(value === undefined ? 'unchecked' : value ? 'almostNone' : 'some');
  return (
    <tr>
      {edits ? (
        <td className="lists-pick">
          <Checkbox
            aria-label={say('select', { prefix })}
            checked={isChosen}
            onChange={event => onChoose(event.currentTarget.checked)}
          />
        </td>
      ) : null}
      <th scope="row">+{prefix}</th>
      <td>
        <div translate="no">{destination}</div>
        <CountryBelow country={country} name={destination} />
      </td>
      <td data-label={say('government')}>{check(entry.governmentChecked)}</td>
      <td data-label={say('lifeCritical')}>{check(entry.lifeCriticalChecked)}</td>
      <td data-label={say('traffic')}>
        {trafficMinutes === undefined
          ? say('unchecked')
          : say('trafficOf', { minutes: count(trafficMinutes) })}
      </td>
      <td data-label={say('review')}>
        <Review entry={entry} nowMs={nowMs} />
      </td>
      <td data-label={say('by')}>
        {author === undefined ? (
          <span className="history">{say('imported')}</span>
        ) : (
          `${personName(author)}, ${personName(approver)}`
        )}
      </td>
      {edits ? (
        <td className="lists-change">
          <Button
            variant="default"
            size="xs"
            aria-label={say('changeRow', { prefix })}
            onClick={onChange}
          >
            {say('change')}
          </Button>
        </td>
      ) : null}
    </tr>
  );
}

function Review({ entry, nowMs }: { readonly entry: Entry; readonly nowMs: number }) {
  const say = useWords(listsWords);
  const { reviewMs } = entry;
  if (reviewMs === undefined) return <span className="history">{say('noReview')}</span>;
  return (
    <>
      <Day atMs={reviewMs} />{' '}
      {reviewMs <= nowMs ? <span className="wait nowrap">{say('due')}</span> : null}
    </>
  );
}
