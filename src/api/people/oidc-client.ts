// Sign-in by another identity provider: OpenID Connect, authorization code with PKCE, state and
// nonce. What must be remembered meanwhile is sealed in a cookie, so that nothing piles up here.
import * as oidc from 'openid-client';
import type { SecretBox } from '../../workflow/people/secret-box.ts';
import type { Clock } from '../../workflow/ports.ts';

export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Our own address `…/v1/sign-in/oidc/callback`, as registered with the provider. */
  readonly redirectUri: string;
}

/** What is remembered between the way out and the way back. */
interface Errand {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Where the browser wanted to go. */
  readonly to: string;
  readonly endMs: number;
}

export interface OidcIdentity {
  readonly issuer: string;
  readonly subject: string;
}

/** Who came back, and where they wanted to go. */
export interface OidcReturn {
  readonly identity: OidcIdentity;
  readonly to: string;
}

/** The provider refused, does not answer, or sent what cannot be believed. */
export class OidcError extends Error {
  override name = 'OidcError';
}

const errandMs = 10 * 60_000;
const sealedAs = 'oidc-errand';

export class OidcClient {
  readonly #settings: OidcSettings;
  readonly #box: SecretBox;
  readonly #clock: Clock;
  #found: Promise<oidc.Configuration> | undefined;

  constructor(settings: OidcSettings, box: SecretBox, clock: Clock) {
    this.#settings = settings;
    this.#box = box;
    this.#clock = clock;
  }

  get issuer(): string {
    return this.#settings.issuer;
  }

  /** Where the browser goes, and what its cookie keeps until it comes back. Throws OidcError. */
  async leave(to = '/'): Promise<{ readonly url: string; readonly sealed: string }> {
    const provider = await this.#provider();
    const verifier = oidc.randomPKCECodeVerifier();
    const [state, nonce] = [oidc.randomState(), oidc.randomNonce()];
    const url = oidc.buildAuthorizationUrl(provider, {
      redirect_uri: this.#settings.redirectUri,
      scope: 'openid',
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    const errand: Errand = { state, nonce, verifier, to, endMs: this.#clock.nowMs() + errandMs };
    const sealed = this.#box.seal(Buffer.from(JSON.stringify(errand)), sealedAs);
    return { url: url.href, sealed: Buffer.from(sealed).toString('base64url') };
  }

  /** Whom the provider vouches for; `query` is that of the way back. Throws OidcError. */
  async comeBack(query: string, sealed: string | undefined): Promise<OidcReturn> {
    const errand = this.#errand(sealed);
    if (errand === undefined) throw new OidcError('This sign-in was not begun here, or long ago.');
    const provider = await this.#provider();
    const address = new URL(this.#settings.redirectUri);
    address.search = query;
    try {
      const tokens = await oidc.authorizationCodeGrant(provider, address, {
        pkceCodeVerifier: errand.verifier,
        expectedState: errand.state,
        expectedNonce: errand.nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new OidcError('The identity provider names nobody.');
      return { identity: { issuer: claims.iss, subject: claims.sub }, to: errand.to };
    } catch (error) {
      if (error instanceof OidcError) throw error;
      throw new OidcError(`The identity provider refused: ${messageOf(error)}`);
    }
  }

  #errand(sealed: string | undefined): Errand | undefined {
    if (sealed === undefined) return undefined;
    const opened = this.#box.open(Buffer.from(sealed, 'base64url'), sealedAs);
    if (opened === undefined) return undefined;
    const errand = JSON.parse(Buffer.from(opened).toString()) as Errand;
    return errand.endMs > this.#clock.nowMs() ? errand : undefined;
  }

  /** Asked once; a provider that was away is asked again at the next sign-in. */
  async #provider(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.#settings;
    const execute = issuer.startsWith('http://') ? [oidc.allowInsecureRequests] : [];
    this.#found ??= oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, { execute });
    try {
      return await this.#found;
    } catch (error) {
      this.#found = undefined;
      throw new OidcError(`The identity provider does not answer: ${messageOf(error)}`);
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
