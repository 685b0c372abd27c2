import { type Role, roles } from '../core/access/permissions.ts';
import type { PersonSessions } from './caller.ts';

/**
 * Signed-in people for tests: `cookieOf('tanaka', 'operator')` is the cookie of a request, with
 * `stepUpAgeMs` of one who lately confirmed with their authenticator.
 */
export const fakePeople: PersonSessions = {
  async find(token) {
    const [name = '', role, age] = token.split('~');
    if (!(roles as readonly string[]).includes(role ?? '')) return undefined;
    const stepUpAgeMs = age === undefined ? undefined : Number(age);
    return { name, role: role as Role, remainingMs: 3_600_000, stepUpAgeMs };
  },
  async standing(tokens) {
    return new Map(tokens.map(token => [token, token.split('~')[1] as Role]));
  },
};

/** Those, and beside them people who really signed in. */
export function alsoPeople(real: PersonSessions): PersonSessions {
  return {
    find: async token => (await fakePeople.find(token)) ?? real.find(token),
    async standing(tokens) {
      const made = tokens.filter(token => token.includes('~'));
      const signedIn = tokens.filter(token => !token.includes('~'));
      return new Map([...(await fakePeople.standing(made)), ...(await real.standing(signedIn))]);
    },
  };
}

export function cookieOf(name: string, role: Role, stepUpAgeMs?: number): string {
  return `sekisho=${[name, role, ...(stepUpAgeMs === undefined ? [] : [stepUpAgeMs])].join('~')}`;
}
