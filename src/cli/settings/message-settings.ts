// Settings of everything that leaves to people.
import { z } from 'zod';
import { mailAddressOf } from '../../notify/mail.ts';
import { setting } from './setting.ts';

const variable = z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'must be the name of a variable');
const text = z.string().min(1).max(200);
const port = z.int().min(1).max(65_535);

const mail = z.strictObject({
  host: setting(z.string().min(1), { description: 'SMTP server that takes the mail.' }),
  port: setting(port.default(587), { description: 'Its port.' }),
  security: setting(z.enum(['starttls', 'tls', 'none']).default('starttls'), {
    description:
      '`starttls` (a server without it is refused), `tls` from the first byte (port 465), ' +
      '`none` for a relay on the same machine.',
  }),
  user: setting(z.string().min(1).exactOptional(), { description: 'User name there, if any.' }),
  passwordEnv: setting(variable.exactOptional(), {
    description: 'Environment variable that holds the password.',
  }),
  from: setting(
    z.string().refine(from => mailAddressOf(from) !== undefined, 'must hold a mail address'),
    { description: 'Sender, `address@example.jp` or `Name <address@example.jp>`.' },
  ),
  authorities: setting(z.string().min(1).exactOptional(), {
    description: 'File of certificate authorities (PEM); without it, those of the system.',
  }),
});

const sms = z.strictObject({
  host: setting(z.string().min(1), { description: 'SMSC or SMS aggregator (SMPP 3.4).' }),
  port: setting(port.default(2775), { description: 'Its port.' }),
  tls: setting(z.boolean().default(false), { description: 'True where it speaks SMPP over TLS.' }),
  systemId: setting(z.string().min(1).max(15), { description: 'Name to bind with.' }),
  passwordEnv: setting(variable, { description: 'Environment variable of the password.' }),
  systemType: setting(z.string().max(12).default(''), { description: 'As the SMSC asks for it.' }),
  from: setting(z.string().regex(/^(\+?\d{3,15}|[A-Za-z0-9 ]{1,11})$/, 'number or 11 letters'), {
    description: 'Sender: a number, or up to eleven letters and digits.',
  }),
  longMessages: setting(z.enum(['parts', 'payload']).default('parts'), {
    description: 'How texts beyond one SMS go out: as parts with headers, or as one payload.',
  }),
});

const voice = z.strictObject({
  url: setting(z.url({ protocol: /^https?$/ }), {
    description: "The carrier's dialler: each call is posted here, signed.",
  }),
  secretEnv: setting(variable, { description: 'Environment variable of the shared secret.' }),
});

const inBoth = z.strictObject({
  ja: setting(text, { description: 'In Japanese.' }),
  en: setting(text, { description: 'In English.' }),
});

const notices = z.strictObject({
  folder: setting(z.string().min(1).exactOptional(), {
    description: 'Folder of the texts; without it, those that come with Sekisho (`notices/`).',
  }),
  language: setting(z.enum(['ja', 'en']).default('ja'), {
    description: 'Language of messages, and of the answer page where a browser asks for none.',
  }),
  carrier: setting(inBoth.exactOptional(), {
    description: 'Name of the carrier in messages; needed by mail, sms and voice.',
  }),
  contact: setting(inBoth.exactOptional(), {
    description: 'Where subscribers can call or write; needed by mail, sms and voice.',
  }),
});

const links = z.strictObject({
  baseUrl: setting(z.url({ protocol: /^https?$/ }).exactOptional(), {
    description:
      'Public address of the answer page, `https://…` without a path; its host belongs into ' +
      '`http.allowedHosts`. Without it messages hold no link.',
  }),
  keyFile: setting(z.string().min(1).exactOptional(), {
    description: 'Keys of the links; without it, `answer-links.key` in the data directory.',
  }),
  validHours: setting(z.int().min(1).max(720).default(168), {
    description: 'How long a link can be used.',
  }),
});

/** The groups of the settings file that concern messages. */
export const messageSettings = {
  mail: setting(mail.exactOptional(), { description: 'Messages by mail.' }),
  sms: setting(sms.exactOptional(), { description: 'Messages by SMS.' }),
  voice: setting(voice.exactOptional(), { description: 'Calls by a dialler.' }),
  notices: setting(notices.prefault({}), { description: 'What messages say.' }),
  links: setting(links.prefault({}), { description: 'Links by which subscribers answer.' }),
};

export type MessageSettings = z.output<z.ZodObject<typeof messageSettings>>;

/** What does not go together, each with the setting it is about. */
export function messageProblems(
  settings: MessageSettings,
): { readonly path: readonly string[]; readonly message: string }[] {
  const problems: { path: string[]; message: string }[] = [];
  const channel = (['mail', 'sms', 'voice'] as const).find(name => settings[name] !== undefined);
  for (const name of ['carrier', 'contact'] as const) {
    if (channel === undefined || settings.notices[name] !== undefined) continue;
    problems.push({ path: ['notices', name], message: `is needed, since ${channel} is set` });
  }
  if (settings.mail?.user !== undefined && settings.mail.passwordEnv === undefined) {
    problems.push({ path: ['mail', 'passwordEnv'], message: 'is needed with mail.user' });
  }
  const { baseUrl } = settings.links;
  if (baseUrl !== undefined) {
    const url = new URL(baseUrl);
    if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '') {
      problems.push({ path: ['links', 'baseUrl'], message: 'must be scheme and host only' });
    }
  }
  return problems;
}
