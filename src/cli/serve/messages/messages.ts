// Everything that leaves to people, put together: texts, channels, sender, answer links.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AnswerPageParts } from '../../../api/answer-page.ts';
import type { ActKind } from '../../../core/case/act.ts';
import type { AttemptFate, LinkAnswer, MessageReceipt } from '../../../core/case/message-fate.ts';
import { destinationByCountry } from '../../../core/numbering/destination-table.ts';
import { createMailChannel } from '../../../notify/mail.ts';
import { SmsChannel } from '../../../notify/sms.ts';
import { createVoiceChannel } from '../../../notify/voice.ts';
import { createWebhookChannel } from '../../../notify/webhook-channel.ts';
import { actOnDisk, type DurableActs } from '../../../workflow/act-on-disk.ts';
import { AnswerLinks } from '../../../workflow/answer-links.ts';
import type { LiveDriver } from '../../../workflow/live-driver.ts';
import type { Clock, MessageChannel } from '../../../workflow/ports.ts';
import { MessageSender, type SendingResult } from '../../../workflow/send-messages.ts';
import { carrierWords, messageRenderer } from '../../notices/message-renderer.ts';
import { readNotices } from '../../notices/read-notices.ts';
import type { Settings } from '../../settings.ts';
import { wallClock } from '../../wall-clock.ts';
import type { OpenStore } from '../storage/open-store.ts';
import { answerKeys } from './answer-keys.ts';

export interface MessageParts {
  readonly settings: Settings;
  readonly demo: boolean;
  readonly store: Pick<OpenStore, 'messages' | 'answers' | 'decisions'>;
  readonly live: DurableActs;
  readonly driver: Pick<LiveDriver, 'engine' | 'desk'>;
  /** Clock of the journal. */
  readonly clock: Clock;
  readonly count: (result: SendingResult) => void;
  readonly report: (error: unknown) => void;
}

export interface Messages {
  /** For the API; undefined where no links are sent. */
  readonly answerPage: AnswerPageParts | undefined;
  /** The ways by which messages leave, to be tried. */
  readonly channels: Readonly<Partial<Record<'mail' | 'sms' | 'voice', MessageChannel>>>;
  /** Begins to send; everything that judges must run by then. */
  start(): void;
  stop(): Promise<void>;
}

const timeoutMs = 20_000;
const hourMs = 3_600_000;
/** Reads texts and keys; throws NoticeError or AnswerKeyError. Nothing is sent before `start`. */
export function openMessages(parts: MessageParts): Messages {
  const { settings, clock, report } = parts;
  const notices = readNotices(settings.notices.folder);
  const words = carrierWords(settings);
  const { language } = settings.notices;
  const links = openLinks(parts);
  let sender: MessageSender;
  const sms = openSms(settings, receipt => sender.receipt(receipt), report);
  const channels = channelsOf(parts, sms);
  sender = new MessageSender({
    store: parts.store.messages(notices.digest),
    channels,
    render: messageRenderer(notices, words, language, order => links?.linkOf(order)),
    tell: attempt => tellDesk(parts.live, attempt),
    clock,
    sleep: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => {}),
    count: parts.count,
    report,
  });
  return {
    channels,
    answerPage: links && { links, facts: words, language },
    start() {
      sms?.start();
      sender.start();
    },
    async stop() {
      await sender.stop();
      await sms?.stop();
    },
  };
}

function openLinks(parts: MessageParts): AnswerLinks | undefined {
  const { settings, clock, driver, live, store } = parts;
  const { baseUrl, keyFile, validHours } = settings.links;
  if (baseUrl === undefined) return undefined;
  return new AnswerLinks({
    keys: answerKeys(keyFile ?? join(settings.dataDir, 'answer-links.key')),
    store: store.answers,
    clock,
    baseUrl: baseUrl.replace(/\/$/, ''),
    validMs: validHours * hourMs,
    allowanceMs: () => driver.engine.state.policy.allowanceMs,
    carryOut: async (of, answer) => {
      const came = await carryOut(live, of, answer);
      // The calls are allowed with the end of the case; while it is open, a person has the word.
      const open = answer === 'mine' && driver.desk.cases.has(of.case);
      return came === 'done' && open ? 'recorded' : came;
    },
  });
}

/** A case that is closed takes no answer; "not mine" then is a report of fraud and opens one. */
async function carryOut(
  acts: DurableActs,
  of: { readonly case: string; readonly attempt: number; readonly subscriber: string },
  result: LinkAnswer,
): Promise<'done' | 'refused' | 'later'> {
  const { case: name, attempt, subscriber } = of;
  const said = { id: `link-${name}-${attempt}`, by: 'subscriber', why: '' };
  const act = { kind: 'contact-result', case: name, attempt, result } as const;
  let came = await actOnDisk(acts, { ...said, act });
  const closed = came?.done === false && /^(case-closed|unknown-case)$/.test(came.reason);
  if (closed && result === 'not-mine') {
    const report = { kind: 'report-fraud', subscriber } as const;
    came = await actOnDisk(acts, { ...said, id: `${said.id}-report`, act: report });
  }
  if (came === undefined) return 'later';
  return came.done ? 'done' : 'refused';
}

/** Silence counts after what went out; an attempt that nobody got is no attempt. */
async function tellDesk(
  acts: DurableActs,
  { key, case: name, attempt, state }: AttemptFate,
): Promise<void> {
  const of = { case: name, attempt };
  const results = { unknown: 'unknown', expired: 'not-sent', failed: 'undelivered' } as const;
  const act: ActKind =
    state === 'sent'
      ? { kind: 'message-sent', ...of }
      : { kind: 'contact-result', ...of, result: results[state] };
  const id = `message-${key}-${state}`;
  const came = await actOnDisk(acts, { id, by: 'policy', why: state, act });
  if (came === undefined) throw new Error('the desk cannot be told now what became of a message');
}

function openSms(
  settings: Settings,
  onReceipt: (receipt: MessageReceipt) => Promise<void>,
  report: (error: unknown) => void,
): SmsChannel | undefined {
  if (settings.sms === undefined) return undefined;
  const { passwordEnv: _, ...sms } = settings.sms;
  const callingCode = destinationByCountry(settings.homeCountry)?.callingCode ?? '';
  return new SmsChannel({
    settings: {
      ...sms,
      password: settings.messageSecrets.smsPassword ?? '',
      callingCode: callingCode.replace(/\D/g, ''),
      responseMs: timeoutMs,
      enquireEveryMs: 30_000,
      reconnectMs: 1_000,
    },
    onReceipt,
    report,
  });
}

function channelsOf(
  { settings, demo, store }: MessageParts,
  sms: SmsChannel | undefined,
): Partial<Record<'mail' | 'sms' | 'voice', MessageChannel>> {
  const { mail, voice, messageSecrets, webhooks } = settings;
  if (demo) return { mail: unsent, sms: unsent, voice: unsent };
  const own = {
    ...(mail !== undefined && {
      mail: createMailChannel({
        ...mail,
        password: messageSecrets.mailPassword,
        authorities: mail.authorities && readFileSync(mail.authorities, 'utf8'),
        timeoutMs,
      }),
    }),
    ...(sms !== undefined && { sms }),
    ...(voice !== undefined && {
      voice: createVoiceChannel(
        { url: voice.url, secret: messageSecrets.voiceSecret ?? '', timeoutMs },
        wallClock,
      ),
    }),
  };
  if (webhooks.length === 0) return own;
  // Who has webhooks and no channel here sends by what they are told.
  const toldOf = (name: string, attempt: number) => store.decisions.attemptTold(name, attempt);
  const elsewhere = createWebhookChannel({ toldOf, sleep });
  return { mail: elsewhere, sms: elsewhere, voice: elsewhere, ...own };
}

/** In the demo nothing leaves. */
const unsent: MessageChannel = { send: async () => ['demo'] };
