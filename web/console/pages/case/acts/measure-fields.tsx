import { Checkbox, Radio, Select } from '@mantine/core';
import type { Schemas } from '../../../../api/client.ts';
import { useWords } from '../../../../ui/language/words.ts';
import type { Ground } from './acts-data.ts';
import { linesFor, type MeasureChoice } from './measure-choice.ts';
import { measureWords } from './measure-words.ts';

interface Fields {
  readonly page: Schemas['Case'];
  readonly choice: MeasureChoice;
  readonly choose: (part: Partial<MeasureChoice>) => void;
}

export function MeasureFields(fields: Fields) {
  switch (fields.choice.act) {
    case 'suspend':
      return <SuspendFields {...fields} />;
    case 'bar':
      return <BarFields {...fields} />;
    case 'extend':
      return <ExtendFields {...fields} />;
    case 'reopen':
      return <ReopenFields {...fields} />;
  }
}

function SuspendFields({ page, choice, choose }: Fields) {
  const say = useWords(measureWords);
  return (
    <>
      <Checkbox.Group
        label={say('lines')}
        value={[...choice.lines]}
        onChange={lines => choose({ lines })}
      >
        <div className="acts-choices">
          {linesFor('suspend', page).map(line => (
            <Checkbox key={line} value={line} label={line} />
          ))}
        </div>
      </Checkbox.Group>
      <Radio.Group
        label={say('ground')}
        value={choice.ground}
        onChange={value => choose({ ground: value as Ground })}
      >
        <div className="acts-choices">
          {(['A', 'B', 'C'] as const).map(ground => (
            <Radio key={ground} value={ground} label={say(`ground.${ground}`)} />
          ))}
        </div>
      </Radio.Group>
    </>
  );
}

function LineField({ page, choice, choose }: Fields) {
  const say = useWords(measureWords);
  const lines = linesFor(choice.act, page);
  if (lines.length < 2) return null;
  return (
    <Select
      label={say('line')}
      allowDeselect={false}
      value={choice.line}
      onChange={line => choose({ line: line ?? '' })}
      data={[...lines]}
    />
  );
}

function BarFields(fields: Fields) {
  const say = useWords(measureWords);
  const { choice, choose } = fields;
  return (
    <>
      <LineField {...fields} />
      <Radio.Group
        label={say('on')}
        value={choice.on}
        onChange={value => choose({ on: value === 'consent' ? 'consent' : 'request' })}
      >
        <div className="acts-choices">
          {(['request', 'consent'] as const).map(on => (
            <Radio key={on} value={on} label={say(`on.${on}`)} />
          ))}
        </div>
      </Radio.Group>
    </>
  );
}

function ExtendFields(fields: Fields) {
  const say = useWords(measureWords);
  const { choice, choose } = fields;
  return (
    <>
      <LineField {...fields} />
      <Select
        label={say('until')}
        allowDeselect={false}
        value={String(choice.days)}
        onChange={days => choose({ days: Number(days) })}
        data={[1, 3, 7, 14].map(days => ({
          value: String(days),
          label: days === 1 ? say('until.day') : say('until.days', { days }),
        }))}
      />
    </>
  );
}

function ReopenFields(fields: Fields) {
  const say = useWords(measureWords);
  const { choice, choose } = fields;
  return (
    <>
      <LineField {...fields} />
      <Radio.Group
        label={say('stage')}
        value={choice.stage}
        onChange={value => choose({ stage: value === 'all' ? 'all' : 'usual' })}
      >
        <div className="acts-choices">
          {(['usual', 'all'] as const).map(stage => (
            <Radio key={stage} value={stage} label={say(`stage.${stage}`)} />
          ))}
        </div>
      </Radio.Group>
      <Checkbox
        label={say('mended')}
        checked={choice.mended}
        onChange={event => choose({ mended: event.currentTarget.checked })}
      />
    </>
  );
}
