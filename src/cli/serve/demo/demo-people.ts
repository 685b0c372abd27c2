// People of the demonstration, so that four eyes can be seen; their password is new at each
// start and holds on this machine alone.
import { randomBytes } from 'node:crypto';
import type { Role } from '../../../core/access/permissions.ts';
import type { PeopleDesk } from '../../../workflow/people/people-desk.ts';

const people: readonly { readonly name: string; readonly role: Role }[] = [
  { name: 'operator', role: 'operator' },
  { name: 'supervisor', role: 'supervisor' },
  { name: 'engineer', role: 'engineer' },
  { name: 'administrator', role: 'administrator' },
];

/** Gives the line that tells how to sign in. */
export async function makeDemoPeople(desk: PeopleDesk): Promise<string> {
  const password = randomBytes(9).toString('base64url');
  for (const { name, role } of people) {
    const added = await desk.add(name, role, 'demo');
    const link = added.change === 'exists' ? await desk.reset(name, 'new start', 'demo') : added;
    if (link.change === 'done') await desk.setUp({ code: link.code, password });
  }
  const names = people.map(({ name }) => name).join(', ');
  return `To act, sign in at /sign-in as ${names}; the password of this start is ${password}`;
}
