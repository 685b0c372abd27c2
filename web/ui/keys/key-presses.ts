// From key presses to commands. Letters by their place, signs by what is printed; what an input
// method is composing is never a key.
import type { Command } from './commands.ts';

export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly keyCode: number;
  readonly isComposing: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const withinMs = 1_500;

/** The name of a press as commands write it; undefined for what is none. */
export function nameOfPress(press: KeyPress): string | undefined {
  if (press.isComposing || press.keyCode === 229 || press.altKey) return undefined;
  const letter = /^Key([A-Z])$/.exec(press.code)?.[1]?.toLowerCase();
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(press.code)?.[1];
  const control = press.ctrlKey || press.metaKey ? 'Ctrl+' : '';
  if (letter !== undefined) return `${control}${press.shiftKey ? 'Shift+' : ''}${letter}`;
  if (digit !== undefined && !press.shiftKey) return `${control}${digit}`;
  if (['Shift', 'Control', 'Meta', 'Alt', 'Process', 'Dead'].includes(press.key)) return undefined;
  return `${control}${press.key}`;
}

/** Remembers the first of two keys (`g n`). */
export class KeySequence {
  #before: { readonly name: string; readonly atMs: number } | undefined;

  /** The command of a press, if any; the latest offered goes first. */
  take(
    press: KeyPress,
    how: {
      readonly commands: readonly Command[];
      readonly writing: boolean;
      readonly atMs: number;
    },
  ): Command | undefined {
    const name = nameOfPress(press);
    if (name === undefined) return undefined;
    const { commands, writing, atMs } = how;
    const open = commands.filter(command => !writing || command.whileWriting === true);
    const before = this.#before;
    this.#before = undefined;
    if (before !== undefined && atMs - before.atMs < withinMs) {
      const pair = open.findLast(command => command.keys === `${before.name} ${name}`);
      if (pair !== undefined) return pair;
    }
    const single = open.findLast(command => command.keys === name);
    if (single !== undefined) return single;
    if (open.some(command => command.keys?.startsWith(`${name} `))) this.#before = { name, atMs };
    return undefined;
  }
}
