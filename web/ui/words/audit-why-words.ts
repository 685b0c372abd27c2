// Single words within the reasons of audit entries, in Japanese.
type Known = Readonly<Record<string, string>>;

export const waysIn: Known = {
  password: 'パスワード',
  'password and authenticator': 'パスワードと認証アプリ',
  'password and backup code': 'パスワードと予備コード',
  authenticator: '認証アプリ',
  'backup code': '予備コード',
  disabled: '停止中の利用者',
  'wrong password': 'パスワード違い',
  'wrong code': 'コード違い',
};

export const roles: Known = {
  operator: '監視担当者',
  supervisor: '責任者',
  engineer: '技術担当',
  'privacy-officer': '通信の秘密責任者',
  auditor: '監査担当',
  administrator: '管理者',
};

export const purposes: Known = {
  'charge-check': '通話料の確認',
  'fraud-investigation': '不正利用の調査',
  complaint: '苦情への対応',
  billing: '請求',
  'legal-inquiry': '法令に基づく照会',
};

export const answers: Known = {
  mine: '「心当たりがある」',
  'not-mine': '「心当たりがない」',
  unsure: '「わからない」',
};
