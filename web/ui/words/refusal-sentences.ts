// Refusals of the server that are always the same, in Japanese.
const people = {
  'Begin anew: this offer has ended.': '手続きの期限が切れました。最初からやり直してください。',
  'This code is not right: is the clock of the authenticator?':
    'コードが違います。認証アプリの機器の時計が合っているか確認してください。',
  'No authenticator is set up.': '認証アプリが設定されていません。',
  'No authenticator is set up: set one up under your own account.':
    '認証アプリが設定されていません。自分のアカウントの画面で設定してください。',
  'Type in your password.': 'パスワードを入力してください。',
  'Sign in anew first, then set it up within ten minutes.':
    'サインインし直して、10分以内に設定してください。',
  'There is or was a key of that name.':
    'その名前のキーは使用中か、過去に使われています。別の名前にしてください。',
  'This is for signed-in people.': 'サインインした利用者だけが使えます。',
  'This needs a signed-in person.': 'サインインした利用者だけが実行できます。',
  'Confirm with a code of your authenticator first.': '認証アプリのコードで再確認してください。',
  'Nobody changes their own role.': '自分の役割は変更できません。ほかの管理者に依頼してください。',
  'Nobody links themselves.': '自分自身は紐付けできません。ほかの管理者に依頼してください。',
  'No identity provider is set up here.': 'IDプロバイダーが設定されていません。',
  'Somebody of that name is there already.': 'その名前の利用者がすでにいます。',
  'The last administrator cannot be taken away.':
    '最後の管理者は外せません。先に別の管理者を登録してください。',
  'A name has lower-case letters, digits, and . _ - only.':
    '名前に使えるのは、英小文字、数字、「.」「_」「-」だけです。',
  'This role needs an authenticator: type in a code that it shows.':
    'この役割には認証アプリが必要です。表示されたコードを入力してください。',
  'This role needs an authenticator: ask for a new set-up link.':
    'この役割には認証アプリが必要です。新しい設定用リンクを依頼してください。',
  'Name, password or code is not right.': '名前、パスワード、コードのいずれかが違います。',
  'Too many sign in at once. Try again in a moment.':
    'サインインが集中しています。少し待ってからもう一度お試しください。',
  'This sign-in was not begun here, or long ago.':
    'このサインインはここで始めたものではないか、期限が切れています。最初からやり直してください。',
  'The identity provider names nobody.':
    'IDプロバイダーの応答に利用者名がありません。管理者に確認してください。',
};

const signInByKey = {
  'This API key is not known.': 'このAPIキーは登録されていません。',
  'This key is bound to an account.': 'このキーは1つの契約に限られています。',
  'This key is bound to an account and does not open this.':
    'このキーは1つの契約に限られているため、ここでは使えません。',
  'This key may not read the page.': 'このキーに閲覧の権限がありません。',
  'Sign in, or send an API key as "Authorization: Bearer …".': 'サインインしてください。',
};

const requests = {
  'This server does not answer under that host name.':
    'このホスト名では提供していません。アドレスを確認してください。',
  'Requests from pages of another origin are not taken.':
    '別のサイトのページからの要求は受け付けません。この画面を開き直してください。',
  'A request with the cookie of a browser must say where it comes from.':
    'ブラウザーが送信元を示していません。この画面を開き直してください。',
  'Send application/json or application/x-ndjson.': '受け付けない形式のデータです。',
  'Take the cursor from the page before.':
    '一覧の続きを読めません。最初から読み込み直してください。',
  'The store does not answer; send the request again in a while.':
    'データベースから応答がなく、何も変更していません。しばらくしてからもう一度お試しください。',
  'The request could not be carried out.':
    'サーバーの不具合で処理できませんでした。詳細はサーバーのログにあります。',
  'Nothing can be written at the moment; send the request again.':
    '現在、ジャーナルに書き込めません。しばらくしてからもう一度お試しください。',
  'The engine is recovering.': '判定エンジンが復旧中です。しばらくしてからもう一度お試しください。',
  'As many streams are open as are allowed.': '同時に開ける接続の上限に達しています。',
  'As many live pages are open as are allowed.': '同時に開ける画面の上限に達しています。',
  'This Idempotency-Key came with another request: take a new one.':
    '同じキーで別の要求が届いています。画面を読み込み直してください。',
  'The request with this Idempotency-Key is still under way.':
    '同じ要求を処理中です。少し待ってから結果を確認してください。',
  'Send an Idempotency-Key of your own making (8 to 128 letters, digits, points, colons, hyphens).':
    '要求のキーがありません。画面を読み込み直してください。',
  'Request body is too large': '送信する内容が大きすぎます。',
  'Bad Gateway': '中継のサーバーがSekishoに接続できません。',
  'Service Unavailable': '現在、サービスを提供していません。',
  'Gateway Timeout': '中継のサーバーがSekishoの応答を待ちきれませんでした。',
};

const cases = {
  'Somebody else was first: read the request again.':
    'ほかの人が先に処理しました。申請を読み込み直してください。',
  'Who asks does not approve: it takes a second person.':
    '申請した本人は承認できません。別の人の承認が必要です。',
  'At most 5 MiB a file.': 'ファイルは1つ5MiBまでです。',
  'This case has as many files as it may.': 'この案件の添付資料は上限に達しています。',
  'Send If-Match with the ETag of the case that you saw.':
    '案件のどの時点を見たかが送られていません。画面を読み込み直してください。',
  'Somebody changed the case meanwhile: read it again.':
    'その間にほかの人が案件を変更しました。読み込み直してください。',
  'Calls of that time are claimed already.': 'その期間の通話は申告済みです。',
  'Calls of that time are not kept any more.': 'その期間の通話は保存期間を過ぎています。',
  'No call was charged in that time.': 'その期間に課金された通話はありません。',
  'Nothing lies between the two times.': '開始と終了の間に期間がありません。',
  'No barring of this line was asked for in this case.':
    'この案件では、この回線の発信規制の申し込みがありません。',
  'The barring has not been completed yet.': '発信規制がまだ完了していません。',
  'The case was closed as lawful: the calls are the owner’s.':
    '案件は正当な利用として終了しています。契約者自身の通話です。',
  'The line has not been stopped, and the case is open.':
    '回線は休止されておらず、案件も終了していません。',
  'This was sent before; the case tells what became of it.':
    '同じ操作がすでに送られています。結果は案件で確認できます。',
  'Opening in full needs line.restore.': '全面再開に必要な権限: line.restore',
  'Have it approved first.': '先に承認を受けてください。',
  'Numbers in full: have it approved first.': '番号の全桁表示には、先に承認が必要です。',
  'That request is not yours, or for something else.':
    'その申請はほかの人のものか、別の対象のものです。',
  'Somebody used it meanwhile.': 'その承認はすでに使われました。',
  'Many papers are being printed; try again.':
    '書類の作成が集中しています。少し待ってからもう一度お試しください。',
  'Who wrote a note does not acknowledge it.': '引継ぎは、書いた本人以外が確認します。',
  'There are as many views as there may be: remove one first.':
    '保存した条件が上限に達しています。先に1つ削除してください。',
  'Somebody changed the view meanwhile: read it again.':
    'その間に保存した条件が変更されました。読み込み直してください。',
  'A shared view is changed by who made it, or by a supervisor.':
    '共有の条件を変更できるのは、作った人か責任者です。',
  'Sharing a view with the desk needs case.work.': '条件の共有に必要な権限: case.work',
  'It is held already.': 'すでに法的保全の対象です。',
};

const policy = {
  'Its text has problems: mend them first.': '文書に直すところがあります。先に直してください。',
  'A backtest runs already: wait, or cancel it.':
    '過去データでの検証が実行中です。終わるのを待つか、中止してください。',
  'It does not run.': '実行していません。',
  'No version runs beside the one in force.': '並行試行中の版はありません。',
  'It cannot be put forward: it names no clause of the terms.':
    '約款の条項がないため提出できません。条項を書いてください。',
  'The policy has not been read yet.':
    '方針をまだ読み込んでいません。しばらくしてからもう一度お試しください。',
  'Send If-Match with the ETag of the version that you saw.':
    'どの時点の版を見たかが送られていません。画面を読み込み直してください。',
  'Somebody changed it meanwhile: read it again.':
    'その間にほかの人が変更しました。読み込み直してください。',
  'A value is not JSON.': '値をJSONとして読めません。',
  'The list is another by now: look at the differences again.':
    'リストが変わりました。差分をもう一度確認してください。',
  'Lines are wrong. Nothing imported.': '誤った行があるため、何も取り込んでいません。',
  'To whom? Name your address.': '自分の宛先を入力してください。',
};

/** By the sentence of the server. */
export const refusalSentences: Readonly<Record<string, string>> = {
  ...people,
  ...signInByKey,
  ...requests,
  ...cases,
  ...policy,
};
