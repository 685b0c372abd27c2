import assert from 'node:assert/strict';
import { test } from 'node:test';
import { approvalProblem, fourEyes, isWideSource } from './four-eyes.ts';
import {
  isApprover,
  permissions,
  permissionsOf,
  permissionsOfScopes,
  permissionTable,
  roles,
  scopes,
} from './permissions.ts';

test('each role has what the table gives it and no more', () => {
  for (const role of roles) {
    for (const name of permissions) {
      const given = (permissionTable[name].roles as readonly string[]).includes(role);
      assert.equal(permissionsOf(role).has(name), given, `${role} ${name}`);
    }
  }
});

test('duties are apart: who makes people neither works cases nor looks into calls', () => {
  const administrator = permissionsOf('administrator');
  for (const name of permissions) {
    if (/^(case\.work|disclose|approve|measure|line|list\.edit|audit\.read)/.test(name)) {
      assert.equal(administrator.has(name), false, name);
    }
  }
  for (const role of roles) {
    const manages = permissionsOf(role).has('people.manage');
    assert.equal(manages, role === 'administrator', role);
  }
  const auditor = [...permissionsOf('auditor')];
  const changing = /\.(work|edit|manage|hold|suspend|record|bar|restore)|^(approve|disclose)/;
  assert.deepEqual(
    auditor.filter(name => changing.test(name)),
    [],
  );
});

test('every act of four eyes can be asked for and approved by two people of some role', () => {
  for (const [act, { ask, approve }] of Object.entries(fourEyes)) {
    assert.ok(permissionTable[ask].roles.length > 0, act);
    assert.ok((permissionTable[approve].roles as readonly string[]).includes('supervisor'), act);
    assert.notEqual(ask as string, approve as string);
  }
  assert.deepEqual(roles.filter(isApprover), ['supervisor', 'privacy-officer']);
});

test('nobody approves their own request, and no machine approves any', () => {
  const supervisor = { isPerson: true, permissions: permissionsOf('supervisor') };
  const ask = (who: string) =>
    approvalProblem('country-block', { who, ...supervisor }, 'operator:a');
  assert.equal(ask('operator:a'), 'own-request');
  assert.equal(ask('operator:b'), undefined);
  const operator = { who: 'operator:b', isPerson: true, permissions: permissionsOf('operator') };
  assert.equal(approvalProblem('country-block', operator, 'operator:a'), 'no-permission');
  const key = { who: 'api:x', isPerson: false, permissions: permissionsOf('supervisor') };
  assert.equal(approvalProblem('country-block', key, 'operator:a'), 'not-a-person');
  const all = permissionsOfScopes(scopes);
  assert.deepEqual(
    [...all].filter(name => name.startsWith('approve.')),
    [],
  );
});

test('a source of more than one address is wide', () => {
  for (const wide of ['203.0.113.0/24', '203.0.113.8/31', '2001:db8::/48', '0.0.0.0/0']) {
    assert.equal(isWideSource(wide), true, wide);
  }
  for (const narrow of ['203.0.113.9', '203.0.113.9/32', '2001:db8::1', '2001:db8::/64']) {
    assert.equal(isWideSource(narrow), false, narrow);
  }
});
