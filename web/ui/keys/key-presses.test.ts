import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Command } from './commands.ts';
import { type KeyPress, KeySequence, nameOfPress } from './key-presses.ts';

function press(key: string, code: string, more: Partial<KeyPress> = {}): KeyPress {
  const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  return { key, code, keyCode: 0, isComposing: false, ...plain, ...more };
}

const commands: Command[] = [
  { id: 'next', title: 'next', keys: 'j', run() {} },
  { id: 'queue', title: 'queue', keys: 'g q', run() {} },
  { id: 'palette', title: 'palette', keys: 'Ctrl+k', run() {}, whileWriting: true },
];

test('letters are places, signs are what is printed', () => {
  assert.equal(nameOfPress(press('о', 'KeyJ')), 'j');
  assert.equal(nameOfPress(press('?', 'Slash', { shiftKey: true })), '?');
  assert.equal(nameOfPress(press('K', 'KeyK', { ctrlKey: true })), 'Ctrl+k');
  assert.equal(nameOfPress(press('3', 'Numpad3')), '3');
});

test('what an input method composes is no key', () => {
  assert.equal(nameOfPress(press('j', 'KeyJ', { isComposing: true })), undefined);
  assert.equal(nameOfPress(press('Process', 'KeyJ', { keyCode: 229 })), undefined);
});

test('two keys one after the other are one command, if they follow soon', () => {
  const keys = new KeySequence();
  const at = (atMs: number) => ({ commands, writing: false, atMs });
  assert.equal(keys.take(press('g', 'KeyG'), at(0)), undefined);
  assert.equal(keys.take(press('q', 'KeyQ'), at(400))?.id, 'queue');
  assert.equal(keys.take(press('g', 'KeyG'), at(1_000)), undefined);
  assert.equal(keys.take(press('q', 'KeyQ'), at(4_000)), undefined);
});

test('while somebody writes only those keys hold that say so', () => {
  const keys = new KeySequence();
  const writing = { commands, writing: true, atMs: 0 };
  assert.equal(keys.take(press('j', 'KeyJ'), writing), undefined);
  assert.equal(keys.take(press('k', 'KeyK', { ctrlKey: true }), writing)?.id, 'palette');
});
