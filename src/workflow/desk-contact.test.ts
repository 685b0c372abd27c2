// What the desk of a running system does beyond a replay's: tasks for people, and every result.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  asked,
  begun,
  colleague,
  contacts,
  DeskStory,
  day,
  hour,
  minute,
  openedEffect,
  quiet,
  running,
  startMs,
} from '../../test/support/desk-story.ts';
import type { ContactResult } from '../core/case/act.ts';
import { standardPolicy } from '../core/policy/policy.ts';
import type { Contact } from '../core/subscriber/subscriber.ts';

const live = { live: true, mendedAfterMs: 0 };
const [mail, sms, voice] = contacts as readonly [Contact, Contact, Contact];

function lastReport(story: DeskStory) {
  const report = story.commands('contact-report').at(-1)?.report;
  assert.ok(report !== undefined);
  return report;
}

function silence(story: DeskStory): [unanswered: number, exhausted: boolean] {
  const { unanswered, exhausted } = lastReport(story);
  return [unanswered, exhausted];
}

function addresses(story: DeskStory): string[] {
  return story.notices('question').map(one => `${one.channel} ${one.address}`);
}

test('an exhausted plan gives a person a call to make, one at a time, and again after hours', () => {
  const story = new DeskStory(live).open().wait(8 * minute);
  const tasks = story.notices('question').filter(one => one.channel === 'task');
  assert.deepEqual(
    tasks.map(one => [one.address, one.attempt, one.atMs - startMs]),
    [[voice.address, 4, 8 * minute]],
  );
  story.wait(5 * hour);
  assert.equal(story.notices('question').filter(one => one.channel === 'task').length, 1);
  story.result('no-answer', 4).wait(4 * hour);
  assert.equal(story.notices('question').filter(one => one.channel === 'task').length, 2);
});

test('an answer after the plan was at its end takes the silence back that it ends', () => {
  const story = new DeskStory(live).open().wait(8 * minute);
  assert.deepEqual(silence(story), [3, true]);
  story.result('refuses-barring', 1);
  assert.deepEqual(silence(story), [2, false], 'who answered late was not silent');
});

test('where channels tell what went out, silence counts from then, and only then', () => {
  const story = new DeskStory({ ...live, confirmed: true }).open();
  const sent = (attempt: number) => story.act({ kind: 'message-sent', case: 'case-1', attempt });
  sent(1).wait(2 * minute);
  assert.equal(lastReport(story).unanswered, 1);
  story.wait(2 * minute);
  sent(2).wait(minute);
  assert.equal(lastReport(story).unanswered, 1, 'it went out a minute late');
  story.wait(minute);
  assert.equal(lastReport(story).unanswered, 2);
  story.wait(5 * minute);
  assert.deepEqual(silence(story), [2, false], 'nobody saw the third one leave');
  const third = story.decisions('contact').filter(one => one.attempt === 3);
  assert.deepEqual(
    third.map(one => one.result),
    ['sent', 'not-sent'],
  );
});

test('without a contact that may be used nobody is silent: a person is to find one', () => {
  const story = new DeskStory(live).open([]).wait(day);
  assert.deepEqual(addresses(story), ['task ']);
  assert.deepEqual(story.states(), ['open', 'waiting']);
  assert.equal(story.commands('contact-report').length, 0);
  story.result('no-answer', 1);
  const { channels, exhausted } = lastReport(story);
  assert.deepEqual([channels, exhausted], [0, false]);
});

test('the line itself, its account’s lines and fresh contacts are never asked, however written', () => {
  const thief: readonly Contact[] = [
    { channel: 'voice', address: '+81 (0)3-1234-0001' },
    { channel: 'sms', address: '０３－１２３４－０００１' },
    { channel: 'voice', address: '81312340002' },
    { channel: 'voice', address: 'tel:+81-3-1234-0002' },
    { channel: 'sms', address: '08099998888', changedMs: startMs - 29 * day },
    { channel: 'mail', address: mail.address, changedMs: startMs - 31 * day },
  ];
  const story = new DeskStory(live).open(thief).wait(day);
  story.effect(begun('B'));
  const told = new Set(story.given.messages.map(one => one.address));
  assert.deepEqual([...told], [mail.address, '']);
});

test('a contact that a new list changes is not asked for a month; the one before is told', () => {
  const story = new DeskStory(live).list();
  const thief: Contact = { channel: 'sms', address: '08099998888' };
  story.wait(day).list([mail, thief, voice]);
  const [told, ...more] = story.notices('contact-changed');
  assert.deepEqual([told?.address, told?.subscriber, more.length], [sms.address, asked, 0]);
  story.effect(openedEffect()).wait(hour);
  assert.ok(!addresses(story).some(one => one.includes(thief.address)));
  story
    .wait(31 * day)
    .effect(openedEffect())
    .wait(hour);
  assert.ok(addresses(story).includes(`sms ${thief.address}`));
});

test('a busy line is tried again soon, and does not count as silence unless the plan says so', () => {
  for (const counts of [false, true]) {
    const busy = { retryAfterMs: minute, triesMax: 2, counts };
    const contact = { ...standardPolicy.contact, busy, channelsMin: 1 };
    const story = new DeskStory({ ...live, policy: { ...standardPolicy, contact } });
    story.open([voice]).says('busy').wait(minute);
    const made = story.given.orders.map(one => (one.atMs - startMs) / minute);
    assert.deepEqual(made, [0, 1]);
    assert.equal(lastReport(story).unanswered, counts ? 1 : 0);
  }
});

test('an operator’s call to a busy line is to be made again soon', () => {
  const story = new DeskStory(live)
    .open()
    .wait(8 * minute)
    .result('busy', 4)
    .wait(2 * minute);
  const tasks = story.notices('question').filter(one => one.channel === 'task');
  assert.deepEqual(
    tasks.map(one => one.attempt),
    [4, 5],
  );
});

test('a wrong number is used no more, in this case and the next', () => {
  const story = new DeskStory(live).open().wait(minute).result('wrong-number', 1);
  assert.equal(lastReport(story).undelivered, 1);
  story.wait(20 * minute);
  assert.equal(addresses(story).filter(one => one === `mail ${mail.address}`).length, 1);
  story.says('mine', 2).effect(openedEffect()).wait(hour);
  assert.equal(addresses(story).filter(one => one === `mail ${mail.address}`).length, 1);
});

test('silence on one channel exhausts no plan that asks for two', () => {
  const story = new DeskStory(live).open([mail]).wait(day);
  assert.ok(story.commands('contact-report').length > 3);
  assert.ok(story.commands('contact-report').every(one => !one.report.exhausted));
});

test('a message whose fate nobody knows goes to a person at once, and is no silence', () => {
  const story = new DeskStory(live).open().wait(minute).says('unknown');
  assert.ok(addresses(story).includes(`task ${voice.address}`));
  const { unanswered, undelivered } = lastReport(story);
  assert.deepEqual([unanswered, undelivered], [0, 0]);
});

test('a channel may say after the time to answer that nothing had gone out', () => {
  const story = new DeskStory(live).open().wait(8 * minute);
  assert.ok(lastReport(story).exhausted);
  story.says('undelivered', 2);
  const { exhausted, undelivered, unanswered } = lastReport(story);
  assert.deepEqual([exhausted, undelivered, unanswered], [false, 1, 2]);
});

test('unsure and third parties are recorded, and are not reached', () => {
  for (const result of ['unsure', 'third-party'] as const) {
    const story = new DeskStory(live).open().wait(minute).result(result, 1);
    assert.equal(lastReport(story).reached, false);
    assert.deepEqual(story.decisions('contact').at(-1)?.result, result);
    assert.equal(story.decisions('contact').at(-1)?.by, 'operator:kato');
    story.wait(3 * minute);
    assert.equal(story.given.orders.length, 2);
  }
});

test('who refuses barring was reached: nobody asks again, and the risk is told in writing', () => {
  const story = new DeskStory(live).open().wait(minute).result('refuses-barring', 1).wait(day);
  assert.equal(lastReport(story).reached, true);
  assert.equal(story.given.orders.length, 1);
  assert.equal(story.notices('warning').length, contacts.length);
  assert.equal(story.decisions('case').at(-1)?.nextStep, 'decide');
  story.result('not-mine', 1);
  assert.equal(story.commands('owner-says')[0]?.answer, 'not-mine');
});

test('"mine" by a link, a key or a machine opens no suspended line: a person must be told', () => {
  for (const say of [
    (story: DeskStory) => story.result('mine', 2, 'subscriber'),
    (story: DeskStory) => story.result('mine', 2, 'api:crm'),
    (story: DeskStory) => story.says('mine', 2),
  ]) {
    opensOnlyByPerson(say);
  }
  const challenged = new DeskStory(live).open().wait(minute).result('mine', 1, 'subscriber');
  assert.equal(challenged.commands('owner-says').length, 1);
});

function opensOnlyByPerson(say: (story: DeskStory) => void): void {
  const story = new DeskStory(live)
    .open()
    .wait(8 * minute)
    .effect(begun('A'));
  say(story);
  assert.equal(story.commands('restore').length + story.commands('owner-says').length, 0);
  assert.equal(lastReport(story).reached, true);
  assert.equal(story.decisions('case').at(-1)?.nextStep, 'call');
  story.result('mine', 4);
  assert.equal(story.commands('restore').length, 1);
  assert.deepEqual(story.decisions('case').at(-1)?.outcome, 'lawful');
}

test('questions that can wait, wait for the end of the quiet hours; loss that runs does not', () => {
  const night = startMs + 14 * hour;
  const policy = standardPolicy;
  for (const [risk, waits] of [
    [quiet, true],
    [running, false],
  ] as const) {
    const story = new DeskStory({ ...live, policy });
    story.wait(night - startMs).list();
    // A person opens it; there is something to ask about an hour later.
    const act = { kind: 'open-case', subscriber: asked } as const;
    story.act(act, 'operator:kato', [openedEffect(risk)]);
    const weighed = { ...risk, evidence: waits ? policy.level.alert : 3_000, callsInProgress: 0 };
    const keen = {
      ...policy,
      contact: { ...policy.contact, urgentEvidence: policy.level.alert + 100 },
    };
    Object.assign(story, { policy: keen });
    story.effect({ kind: 'case-weighed', case: 'case-1', risk: weighed }).wait(10 * hour);
    const first = story.given.orders[0]!;
    const local = new Date(first.atMs + 9 * hour).getUTCHours();
    assert.equal(local, waits ? 7 : 23);
  }
});

test('what waited for the morning is done at once when loss begins to run', () => {
  const { alert } = standardPolicy.level;
  const contact = { ...standardPolicy.contact, urgentEvidence: alert + 100 };
  const story = new DeskStory({ ...live, policy: { ...standardPolicy, contact } });
  story.wait(14 * hour).open(contacts, { ...quiet, evidence: alert });
  story.wait(hour);
  assert.equal(story.given.orders.length, 0);
  story.effect({ kind: 'case-weighed', case: 'case-1', risk: running }).wait(7 * minute);
  assert.equal(story.given.orders.length, 3);
});

test('the plan of the policy that fits says by which channel and when', () => {
  const plans = [
    {
      name: 'firms',
      for: { type: 'corporate', hours: { fromHour: 9, toHour: 18 } },
      channels: ['voice', 'mail'],
      attemptsAtMs: [0, minute, 2 * minute],
    },
  ] as const;
  const contact = { ...standardPolicy.contact, plans };
  const story = new DeskStory({ ...live, policy: { ...standardPolicy, contact } });
  story.open().wait(2 * minute);
  assert.deepEqual(
    story.given.orders.map(one => one.channel),
    ['voice', 'mail', 'voice'],
  );
});

test('a task and what came of it count with the attempts, whatever the result', () => {
  const results: readonly ContactResult[] = [
    'unsure',
    'third-party',
    'no-answer',
    'busy',
    'refused',
    'wrong-number',
    'undelivered',
  ];
  for (const result of results) {
    const story = new DeskStory(live)
      .open()
      .wait(8 * minute)
      .result(result, 4);
    assert.equal(story.decisions('contact').at(-1)?.result, result);
    assert.equal(lastReport(story).attempts, 4);
    story.result(result, 0);
    assert.equal(lastReport(story).attempts, 5);
  }
});

test('lines of other accounts may be asked for this one', () => {
  const story = new DeskStory(live);
  const facts = { type: 'individual', service: 'ip', challenge: true } as const;
  const rows = [
    { ...facts, subscriber: asked, account: 'A', contacts: [{ ...voice, address: colleague }] },
    { ...facts, subscriber: colleague, account: 'B', contacts: [voice] },
  ];
  story.step({ kind: 'subscribers', atMs: startMs, rows }).effect(openedEffect());
  assert.deepEqual(addresses(story), [`voice ${colleague}`]);
});

test('who is reached another way takes the open task off the list; so does the end of the case', () => {
  const results = (story: DeskStory) =>
    story
      .decisions('contact')
      .filter(one => one.attempt === 4)
      .map(one => one.result);
  for (const word of ['not-mine', 'mine', 'refuses-barring'] as const) {
    const story = new DeskStory(live).open().wait(8 * minute);
    assert.deepEqual(results(story.restart()), ['sent']);
    assert.deepEqual(results(story.result(word, 2, 'subscriber')), ['sent', 'not-needed']);
    assert.deepEqual(results(story.wait(30 * day)), ['sent', 'not-needed']);
  }
  const closed = new DeskStory(live).open().wait(8 * minute);
  closed.act({ kind: 'close-case', case: 'case-1', outcome: 'lawful' });
  assert.deepEqual(results(closed), ['sent', 'not-needed']);
  const reported = new DeskStory(live).open().wait(8 * minute);
  reported.act({ kind: 'report-fraud', subscriber: asked });
  assert.deepEqual(results(reported), ['sent', 'not-needed']);
});

test('“mine” by a link while the line is suspended: a person calls until somebody answers', () => {
  const story = new DeskStory(live)
    .open()
    .wait(8 * minute)
    .effect(begun('A'));
  const tasks = () => story.notices('question').filter(one => one.channel === 'task');
  story.result('mine', 2, 'subscriber');
  assert.deepEqual(
    tasks().map(one => one.attempt),
    [4],
    'the task that is there will do',
  );
  story.result('no-answer', 4).wait(4 * hour);
  assert.deepEqual(
    tasks().map(one => one.attempt),
    [4, 5],
  );
  assert.equal(story.commands('restore').length, 0);
  story.result('mine', 5);
  assert.equal(story.commands('restore').length, 1);
  assert.deepEqual(story.desk.timers, []);
});

test('after “not mine” no question to come is told as what is next', () => {
  const story = new DeskStory(live).open().wait(minute);
  const told = story.given.decisions.length;
  story.result('not-mine', 1, 'subscriber').wait(day);
  const next = story.given.decisions.slice(told).filter(one => one.type === 'case');
  assert.ok(next.length > 0);
  assert.ok(next.every(one => one.nextStep !== 'contact' && one.nextStep !== 'answer'));
});

test('given up on, a case of which the owner said “not mine” was fraud, told live only', () => {
  for (const [how, outcome] of [
    [live, 'fraud'],
    [{ live: false, mendedAfterMs: 9 * day }, 'inconclusive'],
  ] as const) {
    const story = new DeskStory(how)
      .open()
      .says('not-mine')
      .wait(8 * day);
    assert.equal(story.decisions('case').at(-1)?.outcome, outcome);
  }
});

test('a link that says “mine” after “not mine” changes nothing, and a person asks', () => {
  const story = new DeskStory(live)
    .open()
    .wait(4 * minute)
    .result('not-mine', 1, 'subscriber');
  story.effect(begun('C')).result('mine', 2, 'subscriber');
  assert.equal(story.commands('restore').length, 0);
  assert.ok(addresses(story).includes(`task ${voice.address}`));
  assert.equal(story.decisions('case').at(-1)?.nextStep, 'call');
});
