// A policy in the console: from a draft whose wrong value is explained to one that is in force.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { type Policy, standardPolicy } from '../../src/core/policy/policy.ts';
import type { DeskHouse } from '../support/desk-house.ts';
import { oneHouse, overflow, seriousFaults } from './console-house.ts';

const enter = oneHouse({
  events: 3_000,
  history: true,
  desk: { confirmingRoles: new Set(['supervisor']) },
});
const says = {
  en: {
    newDraft: 'New draft',
    draftName: 'Name of the draft',
    make: 'Make the draft',
    loss: 'Loss budget',
    alert: 'Alert',
    wrong: '“Alert” must be between 1 and 200 dban.',
    valid: 'Nothing is wrong with it.',
    save: 'Save the draft',
    run: 'Run the backtest',
    cases: /cases? differ/,
    submit: 'Submit for approval',
    why: 'Why (the approver reads it)',
    own: 'You cannot approve your own request.',
    approve: 'Approve',
    inForce: 'in force',
  },
  ja: {
    newDraft: '新しい草案',
    draftName: '草案の名称',
    make: '草案の作成',
    loss: '損失の見込み枠',
    alert: '検知の水準',
    wrong: '「検知の水準」は1から200デシバンの間にしてください。',
    valid: '問題はありません。',
    save: '草案の保存',
    run: '検証の実行',
    cases: /案件が違います/,
    submit: '承認の申請',
    why: '理由(承認者が読みます)',
    own: '自分の申請は承認できません。',
    approve: '承認',
    inForce: '有効',
  },
} as const;

async function confirmed(page: Page, act: string, why: string): Promise<void> {
  const sheet = page.getByRole('dialog', { name: act });
  await sheet.getByRole('textbox').fill(why);
  await sheet.getByRole('button', { name: act }).click();
  await sheet.waitFor({ state: 'detached' });
}

const keen = `# the night of the fifth
level: { alert: 100, challenge: 100, suspension: 4600, callLike: 100 }
lossBudgetYen: 1
clause: "12-3"
`;
const deaf = `# fewer questions at night
level: { alert: 19000, challenge: 19100, suspension: 19200 }
clause: "12-4"
`;

let asked = 0;

/** What a new line hears that calls a destination it never called. */
function verdictNow({ live }: DeskHouse): string {
  asked += 1;
  const { verdict } = live.intake.screen('switch', {
    type: 'setup',
    timeMs: live.traffic.clock.nowMs(),
    zone: '+09:00',
    callId: `asked-${asked}`,
    subscriber: `059990000${asked}`,
    to: '01023222123457',
    direction: 'outbound',
    service: 'ip',
    sourceIp: '198.51.100.77',
  });
  return verdict;
}

const strict: Policy = {
  ...standardPolicy,
  level: { ...standardPolicy.level, alert: 100, challenge: 100, callLike: 100 },
  lossBudgetYen: 1,
};

/** The traffic before has attacks on the country that is called: under most levels they tell. */
const lenient: Policy = {
  ...standardPolicy,
  level: { ...standardPolicy.level, alert: 9_000, challenge: 9_000 },
};

for (const [language, held, text, before, after] of [
  ['en', lenient, keen, 'allow', 'challenge'],
  ['ja', strict, deaf, 'challenge', 'allow'],
] as const) {
  const say = says[language];
  test(`a draft is mended, run over the history and brought into force: ${language}`, async t => {
    const house = await enter(t);
    if (house === undefined) return;
    const { driver } = house.desk.live;
    driver.submit({ kind: 'policy', atMs: driver.engine.state.nowMs, policy: held });
    assert.equal(verdictNow(house.desk), before);
    const page = await house.look('/policy', { as: 'abe/engineer', language });
    await page.getByRole('button', { name: say.newDraft }).click();
    await page.getByRole('dialog').getByLabel(say.draftName).fill('less noise');
    await page.getByRole('button', { name: say.make }).click();
    await page.waitForURL(/\/policy\/\d+$/);

    const field = page.getByLabel(say.alert, { exact: true });
    await field.fill('0.2');
    await page.getByText(say.wrong).first().waitFor();
    await field.fill('23.5');
    await page.getByText(say.valid).waitFor();
    const yaml = page.locator('textarea.policy-yaml');
    assert.match(await yaml.inputValue(), /alert: 2350/);
    await yaml.fill(text);
    await page.getByText(say.valid).waitFor();
    await page.getByRole('button', { name: say.save }).click();

    await page.getByRole('button', { name: say.run }).click();
    await page.getByText(say.cases).first().waitFor();
    assert.equal(await overflow(page), 0);
    assert.deepEqual(await seriousFaults(page), []);

    await page.getByRole('button', { name: say.submit }).click();
    await confirmed(page, say.submit, 'too many questions to lawful lines');
    const second = await house.look(new URL(page.url()).pathname, {
      as: 'ito/supervisor',
      stepUp: true,
      language,
    });
    await second.getByRole('button', { name: say.approve, exact: true }).click();
    await confirmed(second, say.approve, 'looked at the cases');
    await second.locator('h1').getByText(say.inForce, { exact: true }).waitFor();
    assert.equal(verdictNow(house.desk), after);
    assert.equal(
      driver.engine.state.policy.version,
      new URL(page.url()).pathname.split('/').at(-1),
    );
    assert.deepEqual(house.complaints, []);
    await page.close();
    await second.close();
  });
}

test('nobody approves their own request, and is told so', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const ask = (path: string, body: object, headers = {}) =>
    house.desk.ask('POST', path, { as: 'sato/supervisor', body, headers });
  const made = await ask('/v1/policies', { title: 'own', text: 'lossBudgetYen: 400\n' });
  const { version } = made.body;
  const read = await house.desk.ask('GET', `/v1/policies/${version}`, { as: 'sato/supervisor' });
  const headers = { 'if-match': String(read.headers.etag) };
  await ask(`/v1/policies/${version}/submit`, { why: 'cheaper calls' }, headers);
  const page = await house.look(`/policy/${version}`, { as: 'sato/supervisor' });
  await page.getByText(says.en.own).waitFor();
  assert.ok(await page.getByRole('button', { name: 'Approve', exact: true }).isDisabled());
  await page.getByRole('button', { name: 'Take the request back' }).click();
  await confirmed(page, 'Take the request back', 'not yet');
  await page.getByRole('button', { name: 'Save' }).first().waitFor();
});

test('two people at one draft: the second is told, and nothing written is lost', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const body = { title: 'shared', text: 'lossBudgetYen: 400\n' };
  const made = await house.desk.ask('POST', '/v1/policies', { as: 'abe/engineer', body });
  const path = `/policy/${made.body.version}`;
  const one = await house.look(path, { as: 'abe/engineer' });
  const other = await house.look(path, { as: 'sato/supervisor' });
  await one.locator('textarea.policy-yaml').fill('lossBudgetYen: 410\n');
  await other.locator('textarea.policy-yaml').fill('lossBudgetYen: 420\n');
  await one.getByRole('button', { name: 'Save the draft' }).click();
  await one.getByRole('button', { name: 'Saved' }).waitFor();
  await other.getByRole('button', { name: 'Save the draft' }).click();
  await other.getByText('abe changed this first. Your text is kept.').waitFor();
  assert.equal(await other.locator('textarea.policy-yaml').inputValue(), 'lossBudgetYen: 420\n');
  await other.getByRole('button', { name: 'Save mine instead' }).click();
  await other.getByRole('button', { name: 'Saved' }).waitFor();
});

test('on a phone policies are read, not edited; at every width nothing is cut off', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const body = { title: 'small', text: 'lossBudgetYen: 400\nlevel: { alert: 20 }\n' };
  const made = await house.desk.ask('POST', '/v1/policies', { as: 'abe/engineer', body });
  const path = `/policy/${made.body.version}`;
  const phone = await house.look(path, { as: 'abe/engineer', width: 390 });
  await phone.getByText('Policies are edited on a wider screen.').first().waitFor();
  assert.equal(await phone.locator('textarea').count(), 0);
  for (const [width, language] of [
    [1440, 'ja'],
    [1024, 'en'],
    [390, 'ja'],
  ] as const) {
    for (const at of ['/policy', path]) {
      const page = await house.look(at, { as: 'abe/engineer', width, language });
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      assert.equal(await overflow(page), 0, `${at} ${width} ${language}`);
      assert.deepEqual(await seriousFaults(page), [], `${at} ${width} ${language}`);
      await page.close();
    }
  }
  await house.picture('policy', '/policy', { as: 'abe/engineer' });
  await house.picture('policy-draft', path, { as: 'abe/engineer' });
  await house.picture('policy-version', '/policy/2', { as: 'abe/engineer' });
});
