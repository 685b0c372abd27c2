// The case desk behind its HTTP server: real PostgreSQL, engine and desk on a journal in memory,
// simulated traffic with an attack under way, people and keys that sign in at will.
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { after } from 'node:test';
import { sql } from 'kysely';
import { newApiKey } from '../../src/api/api-key.ts';
import type { DeskEvents } from '../../src/api/desk/desk-events.ts';
import type { DeskParts } from '../../src/api/desk/desk-parts.ts';
import { type FakeApi, fakeApi } from '../../src/api/fake-api.ts';
import { alsoPeople, cookieOf, fakePeople } from '../../src/api/fake-people.ts';
import type { ApiParts } from '../../src/api/server.ts';
import { deskParts, tellDesk } from '../../src/cli/serve/http/desk-api.ts';
import { PageViews } from '../../src/cli/serve/views/page-views.ts';
import type { Role, Scope } from '../../src/core/access/permissions.ts';
import type { Database } from '../../src/store/database.ts';
import { queueBooks } from '../../src/store/queue-books.ts';
import { Retention } from '../../src/store/retention.ts';
import { SqlCaseAudit } from '../../src/store/sql-case-audit.ts';
import { SqlCaseReader } from '../../src/store/sql-case-reader.ts';
import { SqlClaimBook } from '../../src/store/sql-claim-book.ts';
import { SqlDecisionStore } from '../../src/store/sql-decision-store.ts';
import { SqlDeskReader } from '../../src/store/sql-desk-reader.ts';
import { SqlDeskWork } from '../../src/store/sql-desk-work.ts';
import { SqlEpisodeBook } from '../../src/store/sql-episode-book.ts';
import { SqlLineReader } from '../../src/store/sql-line-reader.ts';
import { SqlNetworkReader } from '../../src/store/sql-network-reader.ts';
import { SqlNowReader } from '../../src/store/sql-now-reader.ts';
import { SqlReferenceStore } from '../../src/store/sql-reference-store.ts';
import { SqlReports } from '../../src/store/sql-reports.ts';
import { SqlRequestKeys } from '../../src/store/sql-request-keys.ts';
import { SqlStoryReader } from '../../src/store/sql-story-reader.ts';
import { TestDatabases } from '../../src/store/test-database.ts';
import type { TraceEpisodes } from '../../src/workflow/trace-episodes.ts';
import { entranceOf } from '../people/entrance.ts';
import { deskAdministration } from './desk-administration.ts';
import { LiveHouse } from './live-house.ts';
import {
  type HistoryRunner,
  historyRunner,
  type PolicyHouse,
  policyHouse,
} from './policy-house.ts';

export interface Asked {
  /** `name/role`, or the name of a key; absent: nobody in particular, on loopback. */
  readonly as?: string;
  readonly stepUp?: boolean;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Idempotency-Key; a new one unless said. */
  readonly key?: string;
}

type DeskHouseOptions = {
  readonly events?: number;
  readonly keys?: Readonly<Record<string, { scopes: Scope[]; account?: string }>>;
  readonly parts?: Partial<ApiParts>;
  readonly desk?: Partial<DeskParts>;
  /** Folder of the built console, where its pages are wanted. */
  readonly console?: string;
  /** Whether people and keys are managed here, and the audit log read. */
  readonly entrance?: boolean;
  /** Whether backtests run, over the traffic up to now. */
  readonly history?: boolean;
};

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  /** Of whatever form. */
  readonly body: ReturnType<typeof JSON.parse>;
}

export class DeskHouse {
  readonly live: LiveHouse;
  readonly databases: TestDatabases;
  readonly database: Database;
  readonly api: FakeApi;
  readonly episodes: TraceEpisodes;
  readonly work: SqlDeskWork;
  /** What open pages are told. */
  readonly events: DeskEvents;
  listChanges = 0;
  /** Texts of the keys by name. */
  readonly #keys: ReadonlyMap<string, string>;
  readonly #history: HistoryRunner | undefined;

  private constructor(parts: {
    live: LiveHouse;
    databases: TestDatabases;
    database: Database;
    api: FakeApi;
    work: SqlDeskWork;
    keys: ReadonlyMap<string, string>;
    events: DeskEvents;
    episodes: TraceEpisodes;
    history: HistoryRunner | undefined;
  }) {
    this.live = parts.live;
    this.databases = parts.databases;
    this.database = parts.database;
    this.api = parts.api;
    this.work = parts.work;
    this.events = parts.events;
    this.#keys = parts.keys;
    this.episodes = parts.episodes;
    this.#history = parts.history;
  }

  /** One house with databases of its own for a whole file of tests, closed after them. */
  static async ofFile(options: DeskHouseOptions = {}): Promise<DeskHouse> {
    const databases = await TestDatabases.start();
    const house = await DeskHouse.open(databases, options);
    after(async () => {
      await house.close();
      await databases.stop();
    });
    return house;
  }

  /** After so many events of the traffic: some cases stand open, some lines are suspended. */
  static async open(databases: TestDatabases, options: DeskHouseOptions = {}): Promise<DeskHouse> {
    const database = await databases.fresh();
    let views: PageViews | undefined;
    let house: DeskHouse | undefined;
    let changing: PolicyHouse | undefined;
    const live: LiveHouse = new LiveHouse({
      driver: {
        decisions: new SqlDecisionStore(database),
        onEffect: effect => views?.effect(effect),
        onApplied: (input, effects) => {
          views?.now.applied(input.atMs);
          changing?.shadow.take(input, effects);
        },
        onDecision: decision => {
          live.traffic.decision(decision);
          views?.decision(decision);
        },
        onStored: decision => {
          if (house !== undefined) tellDesk(house.events, decision);
        },
      },
    });
    const gathered = new PageViews({
      demo: false,
      speed: () => 1,
      timeZone: 'Asia/Tokyo',
      homeCountry: 'JP',
      state: () => live.driver.engine.state,
      intake: () => live.intake,
      expected: [],
      enforcers: () => [],
      store: { now: new SqlNowReader(database), episodes: new SqlEpisodeBook(database) },
      clock: live.traffic.clock,
      report: error => live.reported.push(error),
    });
    views = gathered;
    await new SqlReferenceStore(database).replaceReference(live.traffic.lists);
    await live.open();
    await live.run(options.events ?? 2_000);
    await live.journal.flush();
    const keys = new Map<string, string>();
    const settings = Object.entries(options.keys ?? {}).map(([name, key]) => {
      const made = newApiKey();
      keys.set(name, made.key);
      return { name, sha256: made.sha256, ...key };
    });
    const work = new SqlDeskWork(database);
    const history =
      options.history === true ? await historyRunner(databases, database, live) : undefined;
    changing = await policyHouse(database, live, history && { runner: history.runner });
    const real = deskParts({
      store: {
        cases: new SqlCaseReader(database, 'Asia/Tokyo'),
        lines: new SqlLineReader(database, {
          timeZone: 'Asia/Tokyo',
          home: { trunkPrefix: '0', callingCode: '81' },
        }),
        caseAudit: new SqlCaseAudit(database),
        reports: new SqlReports(database, 'Asia/Tokyo'),
        work,
        requestKeys: new SqlRequestKeys(database),
        told: new SqlDeskReader(database),
        claims: new SqlClaimBook(database),
        queue: queueBooks(database),
        retention: new Retention(database),
        stories: new SqlStoryReader(database),
        network: new SqlNetworkReader(database, 'Asia/Tokyo'),
      },
      settings: {
        notices: {},
        links: { validHours: 24 },
        timeZone: 'Asia/Tokyo',
        retention: { calls: 400, cases: 1_095 },
      } as never,
      live: live.intake,
      namesKey: new Uint8Array(32).fill(3),
      confirmingRoles: [],
      policy: changing.policy,
      lists: changing.lists,
      clock: live.traffic.clock,
      driver: live.driver,
      listChanged: () => {
        if (house !== undefined) house.listChanges += 1;
      },
    });
    const desk = { ...real, ...options.desk };
    const { entrance, keys: find } = entranceOf(database, live.traffic.clock);
    const { clock } = live.traffic;
    const administration = {
      administration: deskAdministration(clock, live.called),
      audit: entrance.audit,
      clock,
    };
    const people = alsoPeople(entrance.signIn);
    const entered =
      options.entrance === true ? { entrance, keys: find, administration, people } : {};
    const api = await fakeApi(
      {
        keys: settings,
        pages: join(import.meta.dirname, '../../web/sign-in'),
        ...(options.console === undefined ? {} : { console: options.console }),
      },
      {
        desk,
        people: fakePeople,
        live: () => gathered.live.view(),
        now: gathered.now,
        shadow: () => changing?.shadow.view(),
        ...entered,
        ...options.parts,
      },
    );
    house = new DeskHouse({
      live,
      databases,
      database,
      api,
      work,
      keys,
      events: desk.events,
      episodes: gathered.episodes,
      history,
    });
    await house.settled();
    return house;
  }

  /** Sends a request; what it led to is durable and stored when the answer comes. */
  async ask(method: 'GET' | 'POST' | 'PATCH', url: string, asked: Asked = {}): Promise<Answered> {
    const headers = { ...this.headersOf(asked.as ?? '', asked), ...asked.headers };
    if (method !== 'GET') headers['content-type'] ??= 'application/json';
    const sent = typeof asked.body === 'string' ? asked.body : JSON.stringify(asked.body ?? {});
    const answer = await this.api.app.inject({
      method,
      url,
      headers,
      ...(method === 'GET' ? {} : { payload: sent }),
    });
    await this.settled();
    const json = /json/.test(String(answer.headers['content-type']));
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text: answer.body,
      body: json ? answer.json() : undefined,
    };
  }

  /** A case as an operator sees it: that one, or the newest that is not closed. */
  async openCase(name?: string): Promise<{ name: string; etag: string; page: Answered }> {
    const as = 'tanaka/operator';
    const list = await this.ask('GET', '/v1/cases?sort=opened', { as });
    assert.equal(list.status, 200, list.text);
    const rows: { case: string; state: string }[] = list.body.rows;
    const row = rows.find(one => (name === undefined ? one.state !== 'closed' : one.case === name));
    assert.ok(row !== undefined, list.text);
    const page = await this.ask('GET', `/v1/cases/${row.case}`, { as });
    assert.equal(page.status, 200, page.text);
    return { name: row.case, etag: String(page.headers.etag), page };
  }

  /** Of a request of that person or key. */
  headersOf(as: string, how: Pick<Asked, 'stepUp' | 'key'> = {}): Record<string, string> {
    const headers: Record<string, string> = {
      host: 'localhost',
      'sec-fetch-site': 'same-origin',
      'idempotency-key': how.key ?? randomUUID(),
    };
    const [name = '', role] = as.split('/');
    if (role !== undefined) {
      headers.cookie = cookieOf(name, role as Role, how.stepUp === true ? 1_000 : undefined);
    } else if (name !== '') {
      headers.authorization = `Bearer ${this.#keys.get(name)}`;
    }
    return headers;
  }

  async settled(): Promise<void> {
    await this.live.journal.flush();
    while (this.live.driver.backlog > 0) await new Promise(resolve => setTimeout(resolve, 2));
  }

  /** Cases beside those of the traffic. */
  async storeCases(names: readonly string[], account: string, subscriber: string): Promise<void> {
    const at = new Date(this.live.traffic.clock.nowMs());
    await this.database.run('storing cases', async db => {
      await db
        .insertInto('cases')
        .values(
          names.map(case_id => ({
            case_id,
            state: 'open' as const,
            outcome: null,
            cause: null,
            account,
            subscriber,
            source_ip: null,
            country: null,
            opened: at,
            closed: null,
            changed: at,
            loss_per_hour_yen: 1,
            exposure_yen: 1,
            next_step: null,
            next_due: null,
            assignee: null,
            version: 1,
          })),
        )
        .execute();
      const lines = names.map(case_id => ({ case_id, subscriber }));
      await db.insertInto('case_lines').values(lines).execute();
    });
  }

  /** International calls of a line in the store, with called numbers that no test may find. */
  async storeCalls(
    subscriber: string,
    account: string,
    called: readonly string[],
    everyMs = 60_000,
  ): Promise<void> {
    const nowMs = this.live.traffic.clock.nowMs();
    await this.database.run('storing calls', async db => {
      await sql`create table if not exists calls_of_test partition of calls default`.execute(db);
      await db
        .insertInto('calls')
        .values(
          called.map((number, at) => ({
            setup: new Date(nowMs - everyMs * (at + 1)),
            call_id: createHash('sha256').update(number).digest('hex').slice(0, 12),
            subscriber,
            account,
            called: number,
            country: 'SL',
            destination: 1,
            service: 'ip' as const,
            source_ip: '203.0.113.77',
            answer: new Date(nowMs - everyMs * (at + 1) + 5_000),
            ended: new Date(nowMs - everyMs * at),
            milli_yen: 120_000,
            verdict: 'allow' as const,
            case_id: null,
          })),
        )
        .execute();
    });
  }

  async close(): Promise<void> {
    await this.#history?.remove();
    await this.api.close();
    await LiveHouse.stopAll();
  }
}
