import { NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../../../ui/language/words.ts';
import {
  attemptsOf,
  attemptsText,
  fromUnit,
  inUnit,
  type PolicySetting,
} from './policy-settings.ts';
import { policyWords } from './policy-words.ts';
import { settingWords } from './setting-words.ts';
import { valueText } from './value-text.ts';

export interface FieldShown {
  readonly setting: PolicySetting;
  readonly value: unknown;
  /** What is wrong with it, in words. */
  readonly problem: string | undefined;
  readonly isChanged: boolean;
  /** Null: as in the standard policy. */
  readonly onSet: (value: unknown) => void;
}

type Order = ('label' | 'input' | 'description' | 'error')[];

/** The field stands where the eye looks for it; what it does is said below. */
const inputWrapperOrder: Order = ['label', 'input', 'description', 'error'];

/** One setting of the policy: name, field with its unit, what it does, what is wrong with it. */
export function SettingField(shown: FieldShown) {
  const say = useWords(settingWords);
  const { setting, problem, isChanged } = shown;
  const { path } = setting;
  const labelled: Labelled = {
    label: say(path as 'name'),
    description: say(`${path}.why` as 'name.why'),
    error: problem,
  };
  const className = isChanged ? 'policy-field policy-field-changed' : 'policy-field';
  return (
    <div className={className}>
      <FieldOfUnit {...shown} labelled={labelled} />
    </div>
  );
}

function FieldOfUnit({
  setting,
  value,
  onSet,
  labelled,
}: FieldShown & { readonly labelled: Labelled }): ReactNode {
  const say = useWords(policyWords);
  const { path, unit } = setting;
  switch (unit) {
    case 'flag':
      return (
        <Switch
          {...labelled}
          checked={value === true}
          onChange={event => onSet(event.currentTarget.checked)}
        />
      );
    case 'analysis':
      return <AnalysisField {...labelled} value={String(value)} onSettle={onSet} />;
    case 'plans':
      return (
        <div>
          <div className="policy-field-name">{labelled.label}</div>
          <div>{valueText(path, value, say)}</div>
          <div className="label">{say('plansInText')}</div>
        </div>
      );
    case 'text':
      return <TextField {...labelled} value={String(value ?? '')} onSettle={onSet} />;
    case 'attempts':
      return (
        <TextField
          {...labelled}
          value={attemptsText(value)}
          onSettle={text => {
            const attempts = attemptsOf(text);
            if (attempts !== undefined) onSet(attempts);
          }}
        />
      );
    default:
      return (
        <NumberField
          {...labelled}
          value={typeof value === 'number' ? inUnit(value, unit) : ''}
          suffix={unitSuffix(say(`unit.${unit}` as 'unit.yen'))}
          onSettle={number => onSet(fromUnit(number, unit))}
        />
      );
  }
}

function AnalysisField({
  value,
  onSettle,
  ...rest
}: Labelled & { readonly value: string; readonly onSettle: (value: string) => void }) {
  const say = useWords(policyWords);
  return (
    <Select
      {...rest}
      inputWrapperOrder={inputWrapperOrder}
      data={(['consented', 'staged'] as const).map(one => {
        return { value: one, label: say(`analysis.${one}`) };
      })}
      value={value}
      allowDeselect={false}
      onChange={next => next !== null && onSettle(next)}
    />
  );
}

function unitSuffix(unit: string): string {
  return unit === '' ? '' : ` ${unit}`;
}

interface Labelled {
  readonly label: string;
  readonly description: string;
  readonly error: string | undefined;
}

/** Told a moment after the last key, so that the check follows the hand. */
function NumberField({
  value,
  onSettle,
  ...rest
}: Labelled & {
  readonly value: number | '';
  readonly suffix: string;
  readonly onSettle: (value: number) => void;
}) {
  const [own, setOwn] = useState<number | string>(value);
  const [isTyping, setTyping] = useState(false);
  useEffect(() => {
    if (!isTyping) setOwn(value);
  }, [value, isTyping]);
  const settle = (next: number | string): void => {
    if (typeof next === 'number' && next !== value) onSettle(next);
  };
  useLater(own, () => {
    if (isTyping) settle(own);
  });
  return (
    <NumberInput
      {...rest}
      inputWrapperOrder={inputWrapperOrder}
      value={own}
      thousandSeparator=","
      hideControls
      onChange={next => {
        setTyping(true);
        setOwn(next);
      }}
      onBlur={() => {
        settle(own);
        setTyping(false);
      }}
    />
  );
}

function TextField({
  value,
  onSettle,
  ...rest
}: Labelled & { readonly value: string; readonly onSettle: (value: string) => void }) {
  const [own, setOwn] = useState(value);
  const [isTyping, setTyping] = useState(false);
  useEffect(() => {
    if (!isTyping) setOwn(value);
  }, [value, isTyping]);
  useLater(own, () => {
    if (isTyping && own !== value) onSettle(own);
  });
  return (
    <TextInput
      {...rest}
      inputWrapperOrder={inputWrapperOrder}
      value={own}
      onChange={event => {
        setTyping(true);
        setOwn(event.currentTarget.value);
      }}
      onBlur={() => {
        if (own !== value) onSettle(own);
        setTyping(false);
      }}
    />
  );
}

const afterMs = 500;

function useLater(value: unknown, work: () => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the value starts the wait anew
  useEffect(() => {
    const timer = setTimeout(work, afterMs);
    return () => clearTimeout(timer);
  }, [value]);
}
