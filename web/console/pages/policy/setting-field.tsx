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

/** One setting of the policy: name, field with its unit, what it does, what is wrong with it. */
export function SettingField({ setting, value, problem, isChanged, onSet }: FieldShown) {
  const say = useWords(settingWords);
  const sayPage = useWords(policyWords);
  const { path, unit } = setting;
  const label = say(path as 'name');
  const inputWrapperOrder = [
    'label' as const,
    'input' as const,
    'description' as const,
    'error' as const,
  ];
  const shared = { label, description: say(`${path}.why` as 'name.why'), error: problem };
  const className = isChanged ? 'policy-field policy-field-changed' : 'policy-field';
  return <div className={className}>{fieldOf()}</div>;

  function fieldOf(): ReactNode {
    switch (unit) {
      case 'flag':
        return (
          <Switch
            {...shared}
            checked={value === true}
            onChange={event => onSet(event.currentTarget.checked)}
          />
        );
      case 'analysis': {
        const data = ['consented', 'staged'].map(one => {
          return { value: one, label: sayPage(`analysis.${one}` as 'analysis.staged') };
        });
        return (
          <Select
            {...shared}
            inputWrapperOrder={inputWrapperOrder}
            data={data}
            value={String(value)}
            allowDeselect={false}
            onChange={onSet}
          />
        );
      }
      case 'plans':
        return (
          <div>
            <div className="policy-field-name">{label}</div>
            <div className="label">{sayPage('plansInText')}</div>
            <div>{valueText(path, value, sayPage)}</div>
          </div>
        );
      case 'text':
        return (
          <TextField
            {...shared}
            inputWrapperOrder={inputWrapperOrder}
            value={String(value ?? '')}
            onSettle={onSet}
          />
        );
      case 'attempts':
        return (
          <TextField
            {...shared}
            inputWrapperOrder={inputWrapperOrder}
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
            {...shared}
            inputWrapperOrder={inputWrapperOrder}
            value={typeof value === 'number' ? inUnit(value, unit) : ''}
            suffix={unitSuffix(sayPage(`unit.${unit}` as 'unit.yen'))}
            onSettle={number => onSet(fromUnit(number, unit))}
          />
        );
    }
  }
}

function unitSuffix(unit: string): string {
  return unit === '' ? '' : ` ${unit}`;
}

interface Labelled {
  readonly label: string;
  readonly description: string;
  readonly error: string | undefined;
  readonly inputWrapperOrder: ('label' | 'input' | 'description' | 'error')[];
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
