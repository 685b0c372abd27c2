import { destinationByCountry } from './destination-table.ts';
import type { DialPlan } from './dial-plan.ts';

/** More would make a table of more than ten thousand codes out of one line of settings. */
const wildDigitsMax = 4;

/** What is wrong with a plan, in words for whoever wrote it; empty when it can be used. */
export function dialPlanProblems(plan: DialPlan): string[] {
  const problems: string[] = [];
  const home = destinationByCountry(plan.home);
  if (home === undefined) problems.push(`home: '${plan.home}' is no known country`);
  else if (home.callingCode !== plan.callingCode) {
    problems.push(`callingCode: ${plan.home} has ${home.callingCode}, not '${plan.callingCode}'`);
  }
  for (const country of plan.domestic) {
    if (destinationByCountry(country)?.callingCode !== plan.callingCode) {
      problems.push(`domestic: '${country}' is not behind calling code ${plan.callingCode}`);
    }
  }
  if (!plan.domestic.includes(plan.home)) problems.push('domestic: home is not among them');
  if (!/^\d*$/.test(plan.trunkPrefix)) problems.push('trunkPrefix: digits only');
  if (plan.internationalPrefixes.length === 0) problems.push('internationalPrefixes: none');
  const prefixes: Record<string, readonly string[]> = {
    internationalPrefixes: plan.internationalPrefixes,
    outsideLinePrefixes: plan.outsideLinePrefixes,
    overridePrefixes: plan.overridePrefixes,
    clirPrefixes: plan.clirPrefixes.map(({ prefix }) => prefix),
    emergency: plan.emergency,
    special: plan.special.map(({ prefix }) => prefix),
  };
  for (const [name, values] of Object.entries(prefixes)) {
    for (const value of values) {
      if (!/^[\d*#]+$/.test(value)) problems.push(`${name}: '${value}' cannot be dialled`);
    }
  }
  for (const { pattern } of plan.carriers) {
    if (!/^(?:[\dX*#]|\[(?:\d(?:-\d)?)+\])+$/.test(pattern)) {
      problems.push(`carriers: '${pattern}' is not made of digits, X and sets such as [3-8]`);
    } else if (pattern.replace(/[^X[]/g, '').length > wildDigitsMax) {
      problems.push(`carriers: '${pattern}' leaves more than ${wildDigitsMax} digits open`);
    }
  }
  const [least, most] = plan.localDigits;
  if (!(least >= 1 && least <= most)) problems.push('localDigits: least, then most');
  return problems;
}
