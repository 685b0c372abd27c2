// Many cases to one person: what it would come to beforehand, and afterwards row by row what did
// not go.
import { NativeSelect, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../../../api/client.ts';
import { caseNumber } from '../../../ui/figures/case-number.ts';
import { count, yenInCell } from '../../../ui/figures/format-yen.ts';
import { useWords } from '../../../ui/language/words.ts';
import { ProblemNote } from '../../../ui/parts/problem.tsx';
import { Sheet } from '../../../ui/parts/sheet.tsx';
import type { QueueRow } from './queue-list.ts';
import type { Filter } from './queue-views.ts';
import { queueWords } from './queue-words.ts';
import type { Assigning, Outcome } from './use-assign.ts';

/** Rows one by one, or all that match a filter. */
export type Chosen =
  | { readonly kind: 'rows'; readonly rows: readonly QueueRow[] }
  | { readonly kind: 'matching'; readonly filter: Filter };

interface AssignSheetProps {
  /** Undefined: closed. */
  readonly chosen: Chosen | undefined;
  readonly me: string;
  readonly assigning: Assigning;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const nobody = '-';

export function AssignSheet(props: AssignSheetProps) {
  const { chosen, me, assigning, onClose, onDone } = props;
  const open = chosen !== undefined;
  const say = useWords(queueWords);
  const preview = usePreview(chosen);
  const [to, setTo] = useState('');
  const [takeOver, setTakeOver] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const assignee = to === nobody ? null : to;
  const owned = ownedByOthers(preview, assignee);
  const close = (): void => {
    setOutcome(undefined);
    setProblem(undefined);
    setTakeOver(false);
    onClose();
  };
  const send = async (): Promise<void> => {
    if (chosen === undefined) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const done = await assigning.assign({ ...chosen, assignee, takeOver });
      onDone();
      if (done.refused.length === 0) close();
      else setOutcome(done);
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  if (outcome !== undefined) return <Results outcome={outcome} open={open} onClose={close} />;
  const many = preview !== undefined && preview.matching > preview.most;
  const unable = many
    ? say('tooMany', { most: count(preview.most) })
    : to === ''
      ? say('choosePerson')
      : undefined;
  return (
    <Sheet
      title={say('assign')}
      open={open}
      onClose={close}
      effect={effectText(say, {
        preview,
        assignee: to === '' ? undefined : assignee,
        owned,
        takeOver,
      })}
      action={say('assign')}
      busy={busy}
      unable={unable}
      onSend={() => void send()}
      problem={problem === undefined ? null : <ProblemNote error={problem} />}
    >
      <PersonChoice open={open} me={me} to={to} onChoose={setTo} />
      {owned > 0 ? (
        <Switch
          label={say('takeOver')}
          checked={takeOver}
          onChange={event => setTakeOver(event.currentTarget.checked)}
        />
      ) : null}
      <Owners preview={preview} />
    </Sheet>
  );
}

interface Preview {
  readonly matching: number;
  readonly lossPerHourYen: number;
  readonly most: number;
  readonly owners: readonly { readonly assignee: string | null; readonly cases: number }[];
}

function usePreview(chosen: Chosen | undefined): Preview | undefined {
  const filter = chosen?.kind === 'matching' ? chosen.filter : undefined;
  const { data } = useQuery({
    queryKey: ['assign-preview', filter],
    queryFn: () => answered(api.POST('/v1/cases/assign-preview', { body: { filter: filter! } })),
    enabled: filter !== undefined,
    staleTime: 0,
  });
  return chosen?.kind === 'rows' ? previewOf(chosen.rows) : data;
}

function previewOf(rows: readonly QueueRow[]): Preview {
  const owners = new Map<string | null, number>();
  for (const { assignee } of rows) owners.set(assignee, (owners.get(assignee) ?? 0) + 1);
  return {
    matching: rows.length,
    lossPerHourYen: rows.reduce((sum, row) => sum + row.lossPerHourYen, 0),
    most: 5_000,
    owners: [...owners].map(([assignee, cases]) => ({ assignee, cases })),
  };
}

function ownedByOthers(preview: Preview | undefined, assignee: string | null): number {
  const others = preview?.owners.filter(one => one.assignee !== null && one.assignee !== assignee);
  return others?.reduce((sum, one) => sum + one.cases, 0) ?? 0;
}

function effectText(
  say: ReturnType<typeof useWords<keyof typeof queueWords.texts.en>>,
  facts: {
    readonly preview: Preview | undefined;
    readonly assignee: string | null | undefined;
    readonly owned: number;
    readonly takeOver: boolean;
  },
): string | undefined {
  const { preview, assignee, owned, takeOver } = facts;
  if (preview === undefined || assignee === undefined) return undefined;
  const already = preview.owners.find(one => one.assignee === assignee)?.cases ?? 0;
  const skipped = takeOver ? 0 : owned;
  const given = count(preview.matching - already - skipped);
  const done =
    assignee === null
      ? say('assignEffectNobody', { count: given })
      : say('assignEffect', { count: given, name: assignee });
  return skipped === 0 ? done : `${done} ${say('assignSkips', { count: count(skipped) })}`;
}

function PersonChoice({
  open,
  me,
  to,
  onChoose,
}: {
  readonly open: boolean;
  readonly me: string;
  readonly to: string;
  readonly onChoose: (to: string) => void;
}) {
  const say = useWords(queueWords);
  const { data } = useQuery({
    queryKey: ['desk-people'],
    queryFn: () => answered(api.GET('/v1/desk-people')),
    enabled: open,
  });
  const people = data?.people ?? [];
  const known = people.some(one => one.name === me)
    ? people
    : [{ name: me, openCases: 0 }, ...people];
  const label = (name: string, openCases: number): string =>
    `${name}${name === me ? ` (${say('me')})` : ''} · ${say('openCases', { count: openCases })}`;
  return (
    <NativeSelect
      label={say('assignTo')}
      value={to}
      required
      data-autofocus
      onChange={event => onChoose(event.currentTarget.value)}
      data={[
        { value: '', label: '' },
        ...known.map(({ name, openCases }) => ({ value: name, label: label(name, openCases) })),
        { value: nobody, label: say('assignNobody') },
      ]}
    />
  );
}

const ownersShown = 8;

function Owners({ preview }: { readonly preview: Preview | undefined }) {
  const say = useWords(queueWords);
  if (preview === undefined) return null;
  const most = Math.max(...preview.owners.map(one => one.cases), 1);
  return (
    <div>
      <div className="label">{say('assignPreview')}</div>
      <ul className="queue-owners">
        {preview.owners.slice(0, ownersShown).map(({ assignee, cases }) => (
          <li key={assignee ?? ''}>
            <span>{assignee ?? say('nobody')}</span>
            <span className="queue-bar" style={{ width: `${(100 * cases) / most}%` }} />
            <span>{count(cases)}</span>
          </li>
        ))}
      </ul>
      <p className="label">{say('previewLoss', { yen: yenInCell(preview.lossPerHourYen) })}</p>
    </div>
  );
}

/** Row by row what was not assigned, and why. */
function Results({
  outcome,
  open,
  onClose,
}: {
  readonly outcome: Outcome;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const say = useWords(queueWords);
  const { assigned, refused } = outcome;
  return (
    <Sheet title={say('assign')} open={open} onClose={onClose}>
      <p className="sentence" role="status">
        {say('someRefused', { done: count(assigned.length), refused: count(refused.length) })}
      </p>
      <div>
        <div className="label">{say('refusedTitle')}</div>
        <ul className="queue-refused">
          {refused.map(one => (
            <li key={one.case}>
              <strong>{caseNumber(one.case)}</strong>{' '}
              {say(`refused.${one.reason}`, { name: one.assignee ?? say('nobody') })}
            </li>
          ))}
        </ul>
      </div>
    </Sheet>
  );
}
