// Reads the settings file and the environment; nothing else reads either.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Document, LineCounter, parseDocument, visit } from 'yaml';
import { isPolicyName } from './is-policy-name.ts';
import { explainIssues, pathText, wordingOf } from './settings/explain-problems.ts';
import { type MessageSecrets, readMessageSecrets } from './settings/message-secrets.ts';
import { type SettingsInFile, settingsSchema } from './settings/settings-schema.ts';
import { type SettingRow, settingRows } from './settings/settings-table.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Webhook {
  readonly name: string;
  readonly url: string;
  readonly secret: string;
}

type SignInInFile = SettingsInFile['signIn'];

/** How people sign in, with the secret at the identity provider. */
export interface SignInSettings extends Omit<SignInInFile, 'oidc'> {
  readonly oidc?: Omit<NonNullable<SignInInFile['oidc']>, 'clientSecretEnv'> & {
    readonly clientSecret: string;
  };
}

/** The settings in force: file, then environment; paths absolute, secrets filled in. */
export interface Settings extends Omit<SettingsInFile, 'webhooks' | 'enforcers' | 'signIn'> {
  /** The file they were read from; undefined when all are defaults. */
  readonly file: string | undefined;
  readonly webhooks: readonly Webhook[];
  readonly enforcers: readonly Webhook[];
  readonly messageSecrets: MessageSecrets;
  readonly signIn: SignInSettings;
}

/** The settings cannot be used. `problems` has one line each, with file, line and column. */
export class SettingsError extends Error {
  override name = 'SettingsError';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

export const defaultSettingsFile = 'sekisho.yaml';

/**
 * Reads `file`, or `sekisho.yaml` of the working directory where it exists, and the variables
 * `SEKISHO_…`. Relative paths count from the folder of the file. Throws SettingsError.
 */
export function readSettings(
  file: string | undefined,
  env: Environment,
  cwd: string = process.cwd(),
): Settings {
  const path = resolve(cwd, file ?? defaultSettingsFile);
  if (file === undefined && !existsSync(path)) return complete('', undefined, cwd, env);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const why = code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`;
    throw new SettingsError([`settings file ${file ?? path}: ${why}`]);
  }
  return complete(text, file ?? defaultSettingsFile, dirname(path), env, path);
}

function complete(
  text: string,
  shownAs: string | undefined,
  folder: string,
  env: Environment,
  path?: string,
): Settings {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const file = shownAs ?? defaultSettingsFile;
  if (document.errors.length > 0) {
    const problems = document.errors.map(error => {
      const { line, col } = lines.linePos(error.pos[0]);
      return `${file}:${line}:${col}: ${error.message}`;
    });
    throw new SettingsError(problems);
  }
  const written = valuesOf(document, lines, file);
  const fromFile = settingsSchema.safeParse(written, { reportInput: true });
  if (!fromFile.success) {
    throw new SettingsError(explainIssues({ file, document, lines }, fromFile.error.issues));
  }
  const settings = withEnvironment(written as Record<string, unknown>, env);
  const { webhooks, enforcers, signIn, problems } = withSecrets(settings, env);
  const { secrets, problems: missing } = readMessageSecrets(settings, env);
  if (problems.length + missing.length > 0) throw new SettingsError([...problems, ...missing]);
  const policyIn = (name: string): string => (isPolicyName(name) ? name : resolve(folder, name));
  const { shadowPolicy } = settings;
  return {
    ...settings,
    file: path,
    dataDir: resolve(folder, settings.dataDir),
    policy: policyIn(settings.policy),
    ...(shadowPolicy === undefined ? {} : { shadowPolicy: policyIn(shadowPolicy) }),
    records: settings.records.map(each => ({ ...each, folder: resolve(folder, each.folder) })),
    webhooks,
    enforcers,
    signIn,
    ...messagePaths(settings, folder),
    messageSecrets: secrets,
  };
}

/** Files of mail, notices and links, absolute. */
function messagePaths(
  { mail, notices, links }: SettingsInFile,
  folder: string,
): Pick<SettingsInFile, 'mail' | 'notices' | 'links'> {
  const absolute = (path: string): string => resolve(folder, path);
  return {
    ...(mail !== undefined && {
      mail: { ...mail, ...(mail.authorities && { authorities: absolute(mail.authorities) }) },
    }),
    notices: { ...notices, ...(notices.folder && { folder: absolute(notices.folder) }) },
    links: { ...links, ...(links.keyFile && { keyFile: absolute(links.keyFile) }) },
  };
}

/** Throws SettingsError for an alias (`*name`) that leads nowhere or in a circle. */
function valuesOf(document: Document, lines: LineCounter, file: string): unknown {
  try {
    return document.toJS() ?? {};
  } catch (error) {
    let offset = 0;
    visit(document, {
      Alias: (_, alias) => {
        offset = alias.range?.[0] ?? 0;
        return visit.BREAK;
      },
    });
    const { line, col } = lines.linePos(offset);
    const why = error instanceof Error ? error.message : String(error);
    throw new SettingsError([`${file}:${line}:${col}: ${why}`]);
  }
}

/** The variables a setting may come from, in the order of the table. */
export function environmentRows(): SettingRow[] {
  return settingRows().filter(row => row.meta.env !== undefined);
}

function withEnvironment(written: Record<string, unknown>, env: Environment): SettingsInFile {
  const values = structuredClone(written);
  const used = new Map<string, string>();
  for (const { path, type, meta } of environmentRows()) {
    const text = meta.env === undefined ? undefined : env[meta.env];
    if (text === undefined || text === '') continue;
    const number = type === 'whole number' && /^\d+$/.test(text);
    setAt(values, path.split('.'), number ? Number(text) : text);
    used.set(path, meta.env ?? '');
  }
  const checked = settingsSchema.safeParse(values, { reportInput: true });
  if (checked.success) return checked.data;
  const problems = checked.error.issues.map(issue => {
    const path = pathText(issue.path);
    return `environment variable ${used.get(path) ?? ''} (${path}) ${wordingOf(issue)}`;
  });
  throw new SettingsError(problems);
}

function setAt(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let at = target;
  for (const step of path.slice(0, -1)) {
    const next = at[step];
    if (typeof next !== 'object' || next === null) at[step] = {};
    at = at[step] as Record<string, unknown>;
  }
  at[path.at(-1) ?? ''] = value;
}

function withSecrets(
  settings: SettingsInFile,
  env: Environment,
): Pick<Settings, 'webhooks' | 'enforcers' | 'signIn'> & { problems: string[] } {
  const problems: string[] = [];
  const secretOf = (variable: string, whose: string): string => {
    const secret = env[variable] ?? '';
    if (secret.length < 16) {
      const what = secret === '' ? 'is not set' : 'is shorter than 16 characters';
      problems.push(`environment variable ${variable} (secret of ${whose}) ${what}`);
    }
    return secret;
  };
  const webhooks = settings.webhooks.map(({ name, url, secretEnv }) => {
    return { name, url, secret: secretOf(secretEnv, `the webhook ${name}`) };
  });
  const enforcers = settings.enforcers.map(({ name, url, secretEnv }) => {
    return { name, url, secret: secretOf(secretEnv, `the enforcer ${name}`) };
  });
  const { oidc, ...signIn } = settings.signIn;
  if (oidc === undefined) return { webhooks, enforcers, signIn, problems };
  const { clientSecretEnv, ...provider } = oidc;
  const clientSecret = secretOf(clientSecretEnv, 'the identity provider');
  const withProvider = { ...signIn, oidc: { ...provider, clientSecret } };
  return { webhooks, enforcers, signIn: withProvider, problems };
}
