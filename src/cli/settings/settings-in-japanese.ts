// What each setting means, in Japanese, by its path in the schema, which has the English.
import { messageSettingsInJapanese } from './message-settings-in-japanese.ts';

const top = {
  dataDir: 'ジャーナル、状態の保存、内蔵データベースを置くフォルダーです。',
  homeCountry: '回線の番号計画に使う国です。',
  timeZone: '事業者の基準時間帯です。昼夜、月、祝日の区切りに使います。',
  policy:
    '「standard」(本人確認あり)、「contact-only」(本人確認なし)、または運用方針ファイルの場所です。' +
    '案内音声がなければ、「standard」は「contact-only」と同じ動きになります。',
  shadowPolicy:
    '通話に影響を与えずに並行試行し、適用中の運用方針と比べる候補です。' +
    '「standard」、「contact-only」、または運用方針ファイルの場所を書きます。「serve --shadow」が優先します。',
  database:
    '「embedded」(内蔵)または「postgres://」のURLです。パスワードを含むため、環境変数で渡すほうが安全です。',
  logLevel: 'ログに記録する詳しさです。',
};

const http = {
  'http.host':
    'HTTPと画面を提供するアドレスです。この機器の外から接続できるアドレスにするには、APIキーが必要です。',
  'http.port': 'HTTPと画面のポートです。0なら空いているポートを使います。',
  'http.allowedHosts': 'リバースプロキシーが公開する名前です。指定するにはAPIキーが必要です。',
  'http.secureCookie':
    'TLSを使うプロキシーの内側ではtrueにします。画面のCookieをHTTPSだけで送ります。',
  'http.announcement':
    'HTTPで問い合わせる通話に本人確認を求めるときの転送先です。なければ、そこでは本人確認をしません。',
  'http.keys[].name': 'キーを使う相手の名前です。ログと監査記録に残ります。',
  'http.keys[].sha256':
    'キーのSHA-256です(「sekisho key 名前」が表示します)。キーそのものは書きません。',
  'http.keys[].scopes': 'このキーでできることです。',
  'http.keys[].feeds': '書き込める入力元です。なければ、どの入力元にも書き込めます。',
  'http.keys[].account':
    '卸先などに渡すキーで、読み取れる契約を1つに限ります。なければ、すべての契約を読み取れます。',
};

const signIn = {
  'signIn.authenticatorRoles': 'パスワードだけではサインインできない役割です。',
  'signIn.idleMinutes': '操作のないまま、この分数が過ぎるとサインアウトします。',
  'signIn.longestHours': '操作していても、この時間が過ぎるとサインアウトします。',
  'signIn.oidc.issuer': 'IDプロバイダーの発行者名です(ディスカバリー文書に書かれた名前)。',
  'signIn.oidc.clientId': 'IDプロバイダーに登録した、こちらのクライアントIDです。',
  'signIn.oidc.clientSecretEnv': 'クライアントシークレットを入れる環境変数の名前です。',
  'signIn.oidc.redirectUri':
    'IDプロバイダーに登録した、こちらのアドレスです(…/v1/sign-in/oidc/callback)。',
};

const sip = {
  'sip.host': 'SIPリダイレクトサーバーのアドレスです。',
  'sip.port': 'SIPリダイレクトサーバーのポートです。0なら空いているポートを使います。',
  'sip.transports': '待ち受けるトランスポートです。',
  'sip.strangers': 'どのトランクにも含まれないアドレスへの応答です。',
  'sip.trunks[].name': 'トランクの名前です。入力元の名前は「sip:名前」になります。',
  'sip.trunks[].peers':
    '問い合わせを受け付けるSBCのアドレスまたは範囲(CIDR)です。それ以外には応答しません。',
  'sip.trunks[].allow': '通話を許可し、SBCを次の経路へ進ませる応答です。',
  'sip.trunks[].allowTarget': '「allow: 302」のときに通話を進める先です(「ホスト[:ポート]」)。',
  'sip.trunks[].refuse': '通話を拒否するときの応答です。',
  'sip.trunks[].redressUri':
    '拒否された発信者の問い合わせ先です(Call-Info)。「refuse: 608」には必要です。',
  'sip.trunks[].announcement':
    '案内音声のSIP URIです。なければ、このトランクでは本人確認をしません。',
  'sip.trunks[].subscriberFrom': '発信した回線を読み取る場所です。',
  'sip.trunks[].trunkContext':
    '「trunk-group」のとき、このtrunk-contextのグループだけを対象とします(RFC 4904)。',
  'sip.trunks[].dialledFrom': '着信番号を読み取る場所です。',
  'sip.trunks[].source':
    '送信元アドレスを読み取る場所です。自社のSBCが書き込むヘッダー(「{ header: X-Source-IP }」)だけを' +
    '信頼できる観測とみなし、送信元遮断の対象とします。',
  'sip.trunks[].service': '回線の一覧にない回線のサービスです。',
  'sip.trunks[].mirrorsRegistrations': 'SBCがREGISTERの写しを送ってくる場合はtrueにします。',
};

const records = {
  'records[].name': '入力元の名前です。',
  'records[].folder':
    '監視するフォルダーです。同じファイルを2度取り込むことも、書きかけのファイルを取り込むこともありません。',
  'records[].format': 'ファイルの形式です。なければ、内容から判断します。',
  'records[].timeZone': 'ファイル内の現地時刻の時間帯です。なければ、事業者の時間帯とみなします。',
  'records[].columnMap':
    '任意のCSVの列から通話明細を作るための対応です(「format: columns」で使います)。',
  'records[].subscriber':
    'Asterisk、FreeSWITCH:どの回線の記録かを読み取る項目です。空でない最初のものを使います。',
  'records[].inboundContexts': 'Asterisk、FreeSWITCH:外部からの着信に使うコンテキストです。',
  'records[].service': '通話のサービスです。',
  'records[].trunk': '通話が属するトランクです。',
};

const outside = {
  'webhooks[].name': '受信側の名前です。',
  'webhooks[].url':
    'すべての効果を、署名とキーを付けてここへ送ります。少なくとも1回は必ず届けます。',
  'webhooks[].secretEnv': '署名に使う秘密を入れる環境変数の名前です。',
  'enforcers[].name': '網の装置の名前です。稼働状態、メトリクス、監査記録に表示します。',
  'enforcers[].url':
    '有効な措置を、署名を付けて「<url>/measures/…」へ書き込み、読み戻して確認します。',
  'enforcers[].secretEnv': '署名に使う秘密を入れる環境変数の名前です。',
};

const retention = {
  'retention.calls': '国際通話を、発信の時点から保存する日数です。',
  'retention.cases': '終了した案件を、それに属する記録とともに保存する日数です。',
  'retention.decisions': '案件に属さない判定を保存する日数です。',
  'retention.messages': '契約者への通知メッセージを保存する日数です。',
  'retention.disclosures': '何をだれに開示したかの記録を、開示の終了後に保存する日数です。',
  'retention.approvals': '承認の依頼を、期限後に保存する日数です。',
  'retention.handovers': '次の当番への引継ぎを保存する日数です。',
  'retention.journal':
    'ジャーナルを保存する日数です。状態の保存やデータベースがまだ必要とする分は、より長く残します。',
};

/** By the path of the schema: `sip.trunks[].name`. */
export const settingsInJapanese: Readonly<Record<string, string>> = {
  ...top,
  ...http,
  ...signIn,
  ...sip,
  ...records,
  ...outside,
  ...messageSettingsInJapanese,
  ...retention,
};
