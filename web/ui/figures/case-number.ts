// Cases are spoken by number: `case-4812` of the system is case 4812 on every page and address.

/** `4812`; a case that is named otherwise keeps its name. */
export function caseNumber(name: string): string {
  return /^case-(\d+)$/.exec(name)?.[1] ?? name;
}

/** The name of the case with that number. */
export function caseNamed(number: string): string {
  return /^\d+$/.test(number) ? `case-${number}` : number;
}
