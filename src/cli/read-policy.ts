// A policy by name, or from a YAML file that changes the standard one; strictly checked.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readings } from '../core/detection/reading-list.ts';
import {
  type Policy,
  policies,
  type ReadingSetting,
  standardPolicy,
} from '../core/policy/policy.ts';
import { contactProblems } from './read-contact-plans.ts';
import { UsageError } from './usage-error.ts';

const weightPercentMax = 200;
const lowestLevel = 100;
const highestLevel = 20_000;

export function readPolicy(nameOrFile: string): Policy {
  const known = policies[nameOrFile];
  if (known !== undefined) return known;
  let changes: unknown;
  try {
    changes = parse(readFileSync(nameOrFile, 'utf8'));
  } catch (error) {
    throw new UsageError(`Cannot read the policy ${nameOrFile}: ${String(error)}`);
  }
  const base = { ...standardPolicy, readings: everyReading() };
  const policy = change(base, changes, nameOrFile, '') as Policy;
  if (policy.analysis !== 'consented' && policy.analysis !== 'staged') {
    throw new UsageError(`${nameOrFile}: analysis must be consented or staged.`);
  }
  for (const [name, { weightPercent }] of Object.entries(policy.readings ?? {})) {
    if ((weightPercent ?? 100) > weightPercentMax) {
      throw new UsageError(
        `${nameOrFile}: readings.${name}.weightPercent must be ${weightPercentMax} or less.`,
      );
    }
  }
  for (const [name, level] of Object.entries(policy.level)) {
    if (level >= lowestLevel && level <= highestLevel) continue;
    throw new UsageError(
      `${nameOrFile}: level.${name} is ${level}; levels of evidence are centi-decibans, ` +
        `${lowestLevel} to ${highestLevel}.`,
    );
  }
  const [problem] = contactProblems(policy.contact);
  if (problem !== undefined) throw new UsageError(`${nameOrFile}: ${problem}.`);
  return { ...policy, readings: changedOnly(policy.readings ?? {}) };
}

function changedOnly(
  settings: Readonly<Record<string, ReadingSetting>>,
): Record<string, ReadingSetting> {
  const changed = ([, { on, weightPercent }]: [string, ReadingSetting]): boolean =>
    on === false || weightPercent !== 100;
  return Object.fromEntries(Object.entries(settings).filter(changed));
}

function everyReading(): Record<string, ReadingSetting> {
  return Object.fromEntries(
    readings.map(({ name }) => [name, { on: true, weightPercent: 100 }] as const),
  );
}

/** Lays `changes` over `base`; what the policy does not have, or of another type, is refused. */
function change(base: unknown, changes: unknown, file: string, at: string): unknown {
  if (changes === undefined || changes === null) return base;
  if (typeof base === 'object' && base !== null && !Array.isArray(base)) {
    if (typeof changes !== 'object' || Array.isArray(changes)) {
      throw new UsageError(`${file}: ${at || 'the policy'} must be a group of settings.`);
    }
    const result: Record<string, unknown> = { ...(base as Record<string, unknown>) };
    for (const [key, value] of Object.entries(changes as Record<string, unknown>)) {
      const name = at === '' ? key : `${at}.${key}`;
      if (!(key in result)) {
        throw new UsageError(
          `${file}: ${name} is no setting of a policy; ` +
            `known here: ${Object.keys(result).join(', ')}.`,
        );
      }
      result[key] = change(result[key], value, file, name);
    }
    return result;
  }
  if (typeof changes !== typeof base || Array.isArray(changes) !== Array.isArray(base)) {
    throw new UsageError(`${file}: ${at} must be a ${Array.isArray(base) ? 'list' : typeof base}.`);
  }
  if (typeof changes === 'number' && (!Number.isSafeInteger(changes) || changes < 0)) {
    throw new UsageError(`${file}: ${at} must be a whole number, 0 or more.`);
  }
  return changes;
}
