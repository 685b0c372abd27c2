// Names of readings, gates, states and outcomes, the same on every page (docs/glossary.md).

import { gateFact as factOfGate, gateName as nameOfGate } from '../../words/gate-words.js';
import { readingName as nameOfReading } from '../../words/reading-words.js';
import type { Language } from '../language/language.ts';
import { defineWords } from '../language/words.ts';

/** A reading, by whether it speaks for misuse or (decibans below 0) against it. */
export function readingName(
  reason: { readonly reading: string; readonly decibans: number },
  language: Language,
): string {
  return nameOfReading(reason, language);
}

export function gateName(gate: string, language: Language): string {
  return nameOfGate(gate, language);
}

export function gateFact(fact: string, language: Language): string {
  return factOfGate(fact, language);
}

export const names = defineWords('names', {
  ja: {
    'state.open': '未着手',
    'state.investigating': '調査中',
    'state.contacting': '連絡中',
    'state.waiting': '返答待ち',
    'state.measure': '措置中',
    'state.restored': '利用再開',
    'state.closed': '終了',
    'outcome.fraud': '不正利用',
    'outcome.lawful': '正当な利用',
    'outcome.inconclusive': '判断できず',
    'cause.credential-theft': 'ID・パスワードの窃用',
    'cause.rogue-extension': '内線電話端末としてのなりすまし(事象1)',
    'cause.disa': '外線発信機能の悪用(事象2)',
    'cause.forwarding': '国外への転送設定',
    'cause.device-flaw': '機器の欠陥',
    'cause.other': 'その他',
    'measure.suspension': '国際通話の一時利用休止',
    'measure.challenge': '本人確認(ガイダンス接続)',
    'measure.source-block': '発信元IPアドレスの遮断',
    'measure.country-block': '対地単位の発信規制',
    'measure.barring': '国際通話の発信規制(お申し込み)',
    purpose: '利用目的',
    'purpose.charge-check': '通話料の確認',
    'purpose.fraud-investigation': '不正利用の調査',
    'purpose.complaint': '契約者からの申告への対応',
    'purpose.billing': '料金精算、事業者間の協議',
    'purpose.legal-inquiry': '被害届、法令に基づく照会',
    'channel.mail': 'メール',
    'channel.sms': 'SMS',
    'channel.voice': '電話',
    'channel.task': '担当者からの電話',
    'service.ip': 'IP電話',
    'service.pstn': '加入電話',
    'type.corporate': '法人',
    'type.individual': '個人',
  },
  en: {
    'state.open': 'open',
    'state.investigating': 'investigating',
    'state.contacting': 'contacting',
    'state.waiting': 'waiting for an answer',
    'state.measure': 'measure in force',
    'state.restored': 'restored',
    'state.closed': 'closed',
    'outcome.fraud': 'fraud',
    'outcome.lawful': 'lawful',
    'outcome.inconclusive': 'inconclusive',
    'cause.credential-theft': 'credential theft',
    'cause.rogue-extension': 'rogue extension',
    'cause.disa': 'DISA or remote access',
    'cause.forwarding': 'forwarding abroad',
    'cause.device-flaw': 'device flaw',
    'cause.other': 'other',
    'measure.suspension': 'suspension of international calling',
    'measure.challenge': 'challenge',
    'measure.source-block': 'source block',
    'measure.country-block': 'country block',
    'measure.barring': 'barring on request',
    purpose: 'Purpose',
    'purpose.charge-check': 'checking of charges',
    'purpose.fraud-investigation': 'investigation of the misuse',
    'purpose.complaint': 'complaint of the subscriber',
    'purpose.billing': 'billing, dispute with another carrier',
    'purpose.legal-inquiry': 'police report, legal inquiry',
    'channel.mail': 'mail',
    'channel.sms': 'SMS',
    'channel.voice': 'voice call',
    'channel.task': 'call by a person',
    'service.ip': 'IP phone',
    'service.pstn': 'PSTN',
    'type.corporate': 'corporate',
    'type.individual': 'individual',
  },
});
