// Every setting with its shape, default and meaning. This one table gives the checks, the
// environment variables and docs/reference/settings.md.
import { isIP } from 'node:net';
import { z } from 'zod';
import { isLoopback } from '../../api/api-settings.ts';
import { roles, scopes } from '../../core/access/permissions.ts';
import { dialPlans } from '../../core/numbering/dial-plan.ts';
import { CDR_FORMATS } from '../../ingest/cdr/call-record.ts';
import { columnMapSchema } from '../../ingest/cdr/column-map.ts';
import { trunkDefaults, trunkProblems } from '../../ingest/sip/trunk-settings.ts';
import { messageProblems, messageSettings } from './message-settings.ts';
import { retentionSettings } from './retention-settings.ts';
import { setting } from './setting.ts';

const host = z.string().min(1);
const port = z.int().min(0).max(65_535);
const name = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,62}$/i, 'letters, digits, . _ - only');
const sipUri = z.string().regex(/^sips?:[^\s<>"]+$/i, 'must be a sip: or sips: URI');
const service = z.enum(['ip', 'pstn']);
const timeZone = z.string().refine(isTimeZone, 'is not a time zone such as Asia/Tokyo');
const addressRange = z.string().refine(isAddressRange, 'is not an address or CIDR range');

const apiKey = z.strictObject({
  name: setting(name, { description: 'Who uses it; shown in logs and the audit.' }),
  sha256: setting(z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'), {
    description: 'SHA-256 of the key, as `sekisho key NAME` prints it; never the key itself.',
  }),
  scopes: setting(z.array(z.enum(scopes)).min(1), { description: 'What it may do.' }),
  feeds: setting(z.array(name).min(1).exactOptional(), {
    description: 'Feeds it may write to; without it, any.',
  }),
  account: setting(z.string().min(1).max(128).exactOptional(), {
    description: 'The one account it may read of, for a wholesale client; without it, all.',
  }),
});

const http = z.strictObject({
  host: setting(host.default('127.0.0.1'), {
    description: 'Address of HTTP and pages. Anything but loopback needs an API key below.',
    env: 'SEKISHO_HTTP_HOST',
  }),
  port: setting(port.default(7070), {
    description: 'Port of HTTP and pages; 0 takes a free one.',
    env: 'SEKISHO_HTTP_PORT',
  }),
  allowedHosts: setting(z.array(z.string()).default([]), {
    description: 'Names under which a reverse proxy publishes it; naming one needs an API key.',
  }),
  secureCookie: setting(z.boolean().default(false), {
    description: "True behind TLS: the page's cookie is then sent over HTTPS only.",
  }),
  announcement: setting(sipUri.exactOptional(), {
    description: 'Where a call challenged over HTTP is redirected; without it, no challenge there.',
  }),
  keys: setting(z.array(apiKey).default([]), { description: 'API keys, by their hashes.' }),
});

const trunk = z.strictObject({
  name: setting(name, { description: 'Name of the trunk; its feed is called `sip:NAME`.' }),
  peers: setting(z.array(addressRange).min(1), {
    description: 'Addresses or CIDR ranges of the SBCs that may ask; others get no answer.',
  }),
  allow: setting(z.literal([404, 503, 302]).default(trunkDefaults.allow), {
    description: 'Answer that lets the SBC go on to its next route.',
  }),
  allowTarget: setting(z.string().exactOptional(), {
    description: 'With `allow: 302`: `host[:port]` to which the call goes on.',
  }),
  refuse: setting(z.literal([603, 608, 403]).default(trunkDefaults.refuse), {
    description: 'Answer to a refused call.',
  }),
  redressUri: setting(z.string().exactOptional(), {
    description: 'Where a refused caller finds redress (Call-Info); needed by `refuse: 608`.',
  }),
  announcement: setting(sipUri.exactOptional(), {
    description: 'SIP URI of the announcement; without it the trunk never challenges.',
  }),
  subscriberFrom: setting(
    z.enum(['p-asserted-identity', 'from', 'trunk-group']).default(trunkDefaults.subscriberFrom),
    { description: 'Where the line that calls is read.' },
  ),
  trunkContext: setting(z.string().exactOptional(), {
    description: 'With `trunk-group`: only groups of this trunk-context (RFC 4904).',
  }),
  dialledFrom: setting(z.enum(['request-uri', 'to']).default(trunkDefaults.dialledFrom), {
    description: 'Where the called number is read.',
  }),
  source: setting(
    z
      .union([
        z.strictObject({ header: z.string().regex(/^[A-Za-z0-9-]+$/, 'must be a header name') }),
        z.enum(['via', 'contact', 'none']),
      ])
      .default(trunkDefaults.source),
    {
      description:
        'Where the source address is read. Only `{ header: X-Source-IP }`, filled by your SBC, ' +
        'counts as observed and can lead to a source block.',
    },
  ),
  service: setting(service.default(trunkDefaults.service), {
    description: 'Service of lines that are in no subscriber list.',
  }),
  mirrorsRegistrations: setting(z.boolean().default(trunkDefaults.mirrorsRegistrations), {
    description: 'True when the SBC sends copies of REGISTER requests here.',
  }),
});

const sip = z.strictObject({
  host: setting(host.default('127.0.0.1'), {
    description: 'Address of the SIP redirect server.',
    env: 'SEKISHO_SIP_HOST',
  }),
  port: setting(port.default(5066), {
    description: 'Its port; 0 takes a free one.',
    env: 'SEKISHO_SIP_PORT',
  }),
  transports: setting(
    z
      .array(z.enum(['udp', 'tcp']))
      .min(1)
      .default(['udp', 'tcp']),
    {
      description: 'What it listens on.',
    },
  ),
  strangers: setting(z.union([z.literal('silence'), z.literal(403)]).default('silence'), {
    description: 'Answer to addresses that no trunk names.',
  }),
  trunks: setting(z.array(trunk).default([]), {
    description: 'The SBCs and proxies that ask. The first trunk that holds an address has it.',
  }),
});

const records = z.strictObject({
  name: setting(name, { description: 'Name of the feed.' }),
  folder: setting(z.string().min(1), {
    description: 'Folder to watch. No file is taken twice, and none half-written.',
  }),
  format: setting(z.enum(CDR_FORMATS).exactOptional(), {
    description: 'Format of its files; without it, found from the content.',
  }),
  timeZone: setting(timeZone.exactOptional(), {
    description: "Zone of local times in the files; without it, the carrier's own.",
  }),
  columnMap: setting(columnMapSchema.exactOptional(), {
    description: 'How the columns of any CSV make a call (format `columns`).',
  }),
  subscriber: setting(
    z
      .array(z.enum(['accountcode', 'caller']))
      .min(1)
      .exactOptional(),
    {
      description: 'Asterisk, FreeSWITCH: whose line a record is; the first that is not empty.',
    },
  ),
  inboundContexts: setting(z.array(z.string()).exactOptional(), {
    description: 'Asterisk, FreeSWITCH: contexts whose calls come in from outside.',
  }),
  service: setting(service.exactOptional(), { description: 'Service of the calls.' }),
  trunk: setting(name.exactOptional(), { description: 'Trunk that the calls belong to.' }),
});

const webhook = z.strictObject({
  name: setting(name, { description: 'Name of the receiver.' }),
  url: setting(z.url({ protocol: /^https?$/ }), {
    description: 'Every effect is posted here, signed, at least once, with its key.',
  }),
  secretEnv: setting(z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'must be the name of a variable'), {
    description: 'Environment variable that holds the secret the signature is made with.',
  }),
});

const oidc = z.strictObject({
  issuer: setting(z.url({ protocol: /^https?$/ }), {
    description: 'The identity provider, as its discovery document names it.',
  }),
  clientId: setting(z.string().min(1), { description: 'Our name there.' }),
  clientSecretEnv: setting(
    z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'must be the name of a variable'),
    { description: 'Environment variable that holds our secret there.' },
  ),
  redirectUri: setting(z.url({ protocol: /^https?$/ }), {
    description: 'Our address `…/v1/sign-in/oidc/callback`, as registered there.',
  }),
});

const signIn = z.strictObject({
  authenticatorRoles: setting(
    z.array(z.enum(roles)).default(['supervisor', 'privacy-officer', 'administrator']),
    { description: 'Roles that cannot sign in with a password alone.' },
  ),
  idleMinutes: setting(z.int().min(1).max(1_440).default(60), {
    description: 'A sign-in ends when nothing was asked for so long.',
  }),
  longestHours: setting(z.int().min(1).max(168).default(12), {
    description: 'A sign-in ends after so long in any case.',
  }),
  oidc: setting(oidc.exactOptional(), {
    description: 'Sign-in by another identity provider (OpenID Connect) beside passwords.',
  }),
});

const enforcer = z.strictObject({
  name: setting(
    name.refine(text => text !== 'engine', 'is the name of the engine itself'),
    { description: 'Name of the network element; shown in health, metrics and the audit.' },
  ),
  url: setting(z.url({ protocol: /^https?$/ }), {
    description: 'Measures in force are put to `<url>/measures/…`, signed, and read back.',
  }),
  secretEnv: setting(z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'must be the name of a variable'), {
    description: 'Environment variable that holds the secret the signature is made with.',
  }),
});

export const settingsSchema = z
  .strictObject({
    dataDir: setting(z.string().min(1).default('./data'), {
      description: 'Folder of journal, snapshots and embedded database.',
      env: 'SEKISHO_DATA_DIR',
    }),
    homeCountry: setting(z.enum(homeCountries()).default('JP'), {
      description: 'Country whose dial plan the lines use.',
    }),
    timeZone: setting(timeZone.default('Asia/Tokyo'), {
      description: 'Home zone of the carrier: days, nights, months and holidays.',
    }),
    policy: setting(z.string().min(1).default('standard'), {
      description:
        '`standard` (challenges), `contact-only` (never challenges) or the path of a policy ' +
        'file. Without an announcement, `standard` works like `contact-only`.',
      env: 'SEKISHO_POLICY',
    }),
    shadowPolicy: setting(z.string().min(1).exactOptional(), {
      description:
        'A candidate that runs beside the policy without any effect and is compared with it: ' +
        '`standard`, `contact-only` or the path of a policy file. `serve --shadow` goes before it.',
      env: 'SEKISHO_SHADOW_POLICY',
    }),
    database: setting(
      z
        .string()
        .regex(/^(embedded$|postgres(ql)?:\/\/)/)
        .default('embedded'),
      {
        description:
          '`embedded`, or a `postgres://` URL (better in the variable: it has a password).',
        env: 'SEKISHO_DATABASE',
        secret: true,
      },
    ),
    http: setting(http.prefault({}), { description: 'HTTP API and pages.' }),
    signIn: setting(signIn.prefault({}), { description: 'How people sign in.' }),
    sip: setting(sip.prefault({}), { description: 'SIP redirect server.' }),
    records: setting(z.array(records).default([]), { description: 'Folders of call records.' }),
    webhooks: setting(z.array(webhook).default([]), { description: 'Receivers of effects.' }),
    ...messageSettings,
    enforcers: setting(z.array(enforcer).default([]), {
      description: "Network elements that carry measures out beside Sekisho's own verdicts.",
    }),
    retention: setting(retentionSettings.prefault({}), {
      description: 'How many days each class of data is kept (docs/operating/data.md).',
    }),
    logLevel: setting(z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'), {
      description: 'How much is logged.',
      env: 'SEKISHO_LOG_LEVEL',
    }),
  })
  .superRefine((settings, check) => {
    const outside = !isLoopback(settings.http.host) || settings.http.allowedHosts.length > 0;
    if (outside && settings.http.keys.length === 0) {
      const message =
        'reaches beyond this machine, so http.keys needs an API key (sekisho key NAME)';
      check.addIssue({ code: 'custom', path: ['http', 'host'], message });
    }
    for (const { path, message } of messageProblems(settings)) {
      check.addIssue({ code: 'custom', path: [...path], message });
    }
    for (const message of trunkProblems(settings.sip.trunks)) {
      check.addIssue({ code: 'custom', path: ['sip', 'trunks'], message });
    }
    for (const [list, items] of [
      ['records', settings.records],
      ['webhooks', settings.webhooks],
      ['enforcers', settings.enforcers],
    ] as const) {
      const names = items.map(item => item.name);
      const again = names.findIndex((item, at) => names.indexOf(item) < at);
      if (again < 0) continue;
      check.addIssue({ code: 'custom', path: [list, again, 'name'], message: 'is used twice' });
    }
  });

export type SettingsInFile = z.output<typeof settingsSchema>;

function homeCountries(): [keyof typeof dialPlans] {
  return Object.keys(dialPlans) as [keyof typeof dialPlans];
}

function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

function isAddressRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
  );
}
