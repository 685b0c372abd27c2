import { environmentRows, readSettings, type Settings, SettingsError } from '../settings.ts';
import * as data from './data-checks.ts';
import { type Finding, note, ok, wrong } from './finding.ts';
import * as machine from './machine-checks.ts';
import { checkPorts } from './port-checks.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Every check, in the order in which one would mend what they find. Changes nothing. */
export async function examine(file: string | undefined, env: Environment): Promise<Finding[]> {
  const findings: Finding[] = [machine.checkNode(), machine.checkPackages()];
  const settings = checkSettings(file, env, findings);
  findings.push(...checkVariables(env));
  findings.push(await machine.checkClock());
  if (!settings) return findings;
  findings.push(await machine.checkDisk(settings.dataDir));
  findings.push(await data.checkDataDir(settings.dataDir));
  findings.push(await data.checkJournal(settings.dataDir));
  findings.push(await data.checkDatabase(settings));
  findings.push(...data.checkFiles(settings));
  findings.push(...(await checkPorts(settings)));
  return findings;
}

function checkSettings(
  file: string | undefined,
  env: Environment,
  findings: Finding[],
): Settings | undefined {
  try {
    const settings = readSettings(file, env);
    findings.push(ok('settings', settings.file ?? 'no file: the defaults are in force'));
    return settings;
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    const todo = 'Correct it; docs/reference/settings.md explains every setting.';
    for (const problem of error.problems) findings.push(wrong('settings', problem, todo));
    return undefined;
  }
}

/** A misspelt variable would do nothing and say nothing. */
function checkVariables(env: Environment): Finding[] {
  const known = new Set(environmentRows().map(row => row.meta.env));
  const strange = Object.keys(env).filter(
    name => /^SEKISHO_/.test(name) && !known.has(name) && !/SECRET|_CI_|_TEST_/.test(name),
  );
  const todo = `Known are ${[...known].join(', ')}.`;
  return strange.map(name => note('environment', `${name} is not a setting`, todo));
}
