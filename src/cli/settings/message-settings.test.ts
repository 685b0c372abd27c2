import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readSettings, SettingsError } from '../settings.ts';

const whole = `
mail: { host: m, user: u, passwordEnv: MAIL_PASSWORD, from: Desk <desk@carrier.example> }
sms: { host: s, systemId: x, passwordEnv: SMS_PASSWORD, from: Carrier }
voice: { url: 'https://d.example/', secretEnv: VOICE_SECRET }
notices: { folder: texts, carrier: { ja: あ, en: a }, contact: { ja: い, en: b } }
links: { baseUrl: 'https://k.example', keyFile: link.key }
`;
const env = { MAIL_PASSWORD: 'one', SMS_PASSWORD: 'two', VOICE_SECRET: 'sixteen characters' };

function read(text: string, variables: Record<string, string> = env) {
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-settings-'));
  try {
    writeFileSync(join(folder, 'sekisho.yaml'), text);
    return { folder, settings: readSettings(join(folder, 'sekisho.yaml'), variables) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function problems(text: string, variables?: Record<string, string>): string {
  try {
    read(text, variables);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems.join('\n');
    throw error;
  }
  return '';
}

test('channels, texts and links are taken, secrets from the environment', () => {
  const { folder, settings } = read(whole);
  assert.deepEqual(settings.messageSecrets, {
    mailPassword: 'one',
    smsPassword: 'two',
    voiceSecret: 'sixteen characters',
  });
  assert.equal(settings.notices.folder, join(folder, 'texts'));
  assert.equal(settings.links.keyFile, join(folder, 'link.key'));
  assert.equal(settings.mail?.security, 'starttls');
});

test('what is missing is named', () => {
  assert.match(problems(whole, { ...env, MAIL_PASSWORD: '' }), /MAIL_PASSWORD .*is not set/);
  assert.match(problems(whole, { ...env, VOICE_SECRET: 'short' }), /shorter than 16/);
  assert.match(problems('mail: { host: m, from: a@b.example }'), /notices.carrier.*is needed/);
  assert.match(problems('mail: { host: m, from: nobody }'), /must hold a mail address/);
  assert.match(problems("links: { baseUrl: 'https://k.example/a' }"), /scheme and host only/);
});
