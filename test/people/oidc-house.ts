// A server beside a real OpenID provider on loopback, which knows the server's address.
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
// @ts-expect-error: no types come with it.
import * as untyped from 'oidc-provider';
import type { ApiSettings } from '../../src/api/api-settings.ts';
import type { Database } from '../../src/store/database.ts';
import { freePort } from '../support/free-port.ts';
import { TestEntrance } from './entrance.ts';

interface OidcProvider {
  readonly Provider: new (
    issuer: string,
    settings: {
      readonly clients: readonly object[];
      readonly pkce: { required(): boolean };
      findAccount(context: unknown, id: string): object;
    },
  ) => { callback(): RequestListener };
}
const { Provider } = untyped as OidcProvider;
const clientSecret = 'a secret of some length';

export class OidcHouse {
  readonly http: Server;
  readonly issuer: string;

  private constructor(http: Server) {
    this.http = http;
    this.issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  }

  static async open(): Promise<OidcHouse> {
    const http = createServer();
    await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve));
    return new OidcHouse(http);
  }

  /** A server that listens, and at which address. */
  async entrance(
    database: Database,
    settings: Partial<ApiSettings> = {},
  ): Promise<{ readonly entrance: TestEntrance; readonly at: string }> {
    // The port must be known to the provider before the server listens.
    const port = await freePort();
    const at = `http://127.0.0.1:${port}`;
    const redirectUri = `${at}/v1/sign-in/oidc/callback`;
    const client = { client_id: 'sekisho', client_secret: clientSecret };
    const provider = new Provider(this.issuer, {
      clients: [{ ...client, redirect_uris: [redirectUri] }],
      pkce: { required: () => true },
      findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    });
    this.http.removeAllListeners('request');
    this.http.on('request', provider.callback());
    const oidc = { issuer: this.issuer, clientId: 'sekisho', clientSecret, redirectUri };
    const entrance = await TestEntrance.open(database, { ...settings, port }, oidc);
    await entrance.api.listen();
    return { entrance, at };
  }

  async close(): Promise<void> {
    this.http.closeAllConnections();
    await new Promise(resolve => this.http.close(resolve));
  }
}
