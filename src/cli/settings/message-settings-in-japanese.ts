// What the settings of messages to subscribers mean, in Japanese.
const mail = {
  'mail.host': 'メールを渡すSMTPサーバーです。',
  'mail.port': 'SMTPサーバーのポートです。',
  'mail.security':
    '「starttls」(対応しないサーバーには送りません)、最初からTLSを使う「tls」(ポート465)、' +
    '同じ機器の中継に使う「none」のいずれかです。',
  'mail.user': 'SMTPサーバーでの利用者名です(必要な場合)。',
  'mail.passwordEnv': 'パスワードを入れる環境変数の名前です。',
  'mail.from': '差出人です。「address@example.jp」または「名前 <address@example.jp>」と書きます。',
  'mail.authorities': '認証局の証明書のファイル(PEM)です。なければ、システムの証明書を使います。',
};

const sms = {
  'sms.host': 'SMSCまたはSMS配信事業者のホストです(SMPP 3.4)。',
  'sms.port': 'SMSCのポートです。',
  'sms.tls': 'SMPPをTLSで使う場合はtrueにします。',
  'sms.systemId': '接続(bind)に使う名前です。',
  'sms.passwordEnv': 'パスワードを入れる環境変数の名前です。',
  'sms.systemType': 'SMSCから指定されたsystem_typeです。',
  'sms.from': '発信者です。番号、または11文字までの英数字を書きます。',
  'sms.longMessages':
    'SMS1通に収まらない文面の送り方です。分割して送る「parts」、1つのデータで送る「payload」があります。',
};

const voice = {
  'voice.url': '事業者の自動発信装置です。電話1件ごとに、署名を付けてここへ依頼します。',
  'voice.secretEnv': '共有する秘密を入れる環境変数の名前です。',
};

const notices = {
  'notices.folder': '文面のフォルダーです。なければ、Sekisho付属の文面(notices/)を使います。',
  'notices.language':
    '通知メッセージの言語です。ブラウザーが言語を指定しないときの回答ページにも使います。',
  'notices.carrier.ja': '通知メッセージに書く事業者名(日本語)です。',
  'notices.carrier.en': '通知メッセージに書く事業者名(英語)です。',
  'notices.contact.ja': '契約者の問い合わせ先(日本語)です。',
  'notices.contact.en': '契約者の問い合わせ先(英語)です。',
};

const links = {
  'links.baseUrl':
    '回答ページの公開アドレスです(パスのない「https://…」)。そのホストは「http.allowedHosts」にも書きます。' +
    'なければ、通知メッセージにリンクを入れません。',
  'links.keyFile':
    '回答リンクの鍵のファイルです。なければ、データフォルダーの「answer-links.key」を使います。',
  'links.validHours': '回答リンクを使える時間です。',
};

export const messageSettingsInJapanese: Readonly<Record<string, string>> = {
  ...mail,
  ...sms,
  ...voice,
  ...notices,
  ...links,
};
