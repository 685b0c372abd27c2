// A firm that the carrier has watched for four weeks, and the theft on a Saturday at 02:10.
import { eventsOf, jst, lawfulDays, line, theftCall } from './firm.ts';
import { PostOffice } from './post-office.ts';
import { RehearsalHouse } from './rehearsal-house.ts';

const saturday = jst('2026-06-13T00:00:00');
export const attackMs = jst('2026-06-13T02:10:00');
const posts: PostOffice[] = [];
const houses: RehearsalHouse[] = [];

export interface Night {
  readonly house: RehearsalHouse;
  readonly post: PostOffice;
}

/** `settings` go into the settings file beside what every rehearsal has. */
export async function firmUnderWatch(settings = ''): Promise<Night> {
  const post = new PostOffice();
  await post.open();
  posts.push(post);
  const house = await RehearsalHouse.make(post, jst('2026-05-11T00:00:00'), settings);
  houses.push(house);
  await house.importFirm();
  await house.start();
  for (const day of lawfulDays(saturday, 4)) await house.tell(day.flatMap(eventsOf));
  house.set(attackMs);
  return { house, post };
}

export async function closeAll(): Promise<void> {
  for (const house of houses) await house.remove();
  for (const post of posts) await post.close();
}

/** The thief’s calls, one every 20 s; the first question is out before the next of them. */
export async function steal({ house, post }: Night, calls: number): Promise<void> {
  for (let number = 0; number < calls; number += 1) {
    await house.tell(eventsOf(theftCall(`theft-${number}`, house.nowMs + 20_000)));
    await house.passWall();
    const asked = post.letters.length > 0 || (await house.caseOf(line)) === undefined;
    if (!asked) await house.until('the first question', () => post.letters[0]);
  }
}

/** The newest link that went to that address. */
export function linkIn(post: PostOffice, to: string): string | undefined {
  for (const letter of post.letters.toReversed()) {
    const found = letter.to === to ? /http:\/\/\S+\/a\/[\w.-]+/.exec(letter.text) : null;
    if (found !== null) return found[0];
  }
  return undefined;
}
