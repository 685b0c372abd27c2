// A person of the fraud desk with password and authenticator, made by the command line.
import { randomUUID } from 'node:crypto';
import { totpCode, totpStepAt } from '../../src/workflow/people/totp.ts';
import { fromBase32 } from '../people/entrance.ts';
import type { RehearsalHouse } from './rehearsal-house.ts';

const password = 'correct horse battery';

export class DeskSupervisor {
  readonly #house: RehearsalHouse;
  readonly #secret: Uint8Array;
  #cookie = '';

  private constructor(house: RehearsalHouse, secret: Uint8Array) {
    this.#house = house;
    this.#secret = secret;
  }

  static async join(house: RehearsalHouse, name: string): Promise<DeskSupervisor> {
    const said = await house.command('user', 'add', name, '--role', 'supervisor');
    const code = /#([\w-]+)/.exec(said)?.[1];
    const offered = await send(house, '/v1/set-up/offer', { code });
    const { secret } = (await offered.json()) as { secret: string };
    const person = new DeskSupervisor(house, fromBase32(secret));
    await granted(
      await send(house, '/v1/set-up', { code, password, totp: person.#code(-1) }),
      'set-up',
    );
    const signed = await send(house, '/v1/sign-in', { name, password, code: person.#code(0) });
    await granted(signed, 'sign-in');
    person.#cookie = signed.headers.getSetCookie()[0]!.split(';', 1)[0]!;
    return person;
  }

  /** Confirms with a fresh code, as dangerous acts ask for. */
  async stepUp(): Promise<void> {
    await this.done('/v1/me/step-up', { code: this.#code(1) });
  }

  post(path: string, body: object): Promise<Response> {
    return send(this.#house, path, body, {
      cookie: this.#cookie,
      origin: this.#house.url,
      'idempotency-key': randomUUID(),
    });
  }

  async done(path: string, body: object): Promise<void> {
    await granted(await this.post(path, body), path);
  }

  /** People's clocks are real. A code is good once: of the step before, this one, the next. */
  #code(later: -1 | 0 | 1): string {
    return totpCode(this.#secret, totpStepAt(Date.now()) + later);
  }
}

function send(
  house: RehearsalHouse,
  path: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${house.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

async function granted(answer: Response, what: string): Promise<void> {
  if (!answer.ok) throw new Error(`${what}: ${answer.status} ${await answer.text()}`);
}
