// One registry of what can be done from the keyboard: keys, the palette and the help read it.
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';

export interface Command {
  /** Unique among what is on the page. */
  readonly id: string;
  /** In the language of now. */
  readonly title: string;
  /**
   * `j`, `Shift+j`, `g n` (one after the other), `Ctrl+k`. Letters are places on the keyboard,
   * signs what is printed; a JIS keyboard has them elsewhere.
   */
  readonly keys?: string;
  readonly run: () => void;
  /** Why it cannot be done now; it stays in the palette, with that. */
  readonly unavailable?: string | undefined;
  /** Also while somebody writes. */
  readonly whileWriting?: boolean;
}

class CommandRegistry {
  #commands: readonly Command[] = [];
  readonly #watchers = new Set<() => void>();

  add(commands: readonly Command[]): () => void {
    this.#commands = [...this.#commands, ...commands];
    this.#changed();
    return () => {
      this.#commands = this.#commands.filter(command => !commands.includes(command));
      this.#changed();
    };
  }

  readonly all = (): readonly Command[] => this.#commands;

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  #changed(): void {
    for (const watcher of this.#watchers) watcher();
  }
}

export const commandRegistry = new CommandRegistry();

/** Offers commands while the component is there; those of a later one go before. */
export function useCommands(commands: readonly Command[]): void {
  const run = useEffectEvent((id: string) => commands.find(one => one.id === id)?.run());
  const told = JSON.stringify(
    commands.map(({ id, title, keys, unavailable, whileWriting }) => {
      return { id, title, keys, unavailable, whileWriting };
    }),
  );
  useEffect(() => {
    const plain = JSON.parse(told) as Omit<Command, 'run'>[];
    return commandRegistry.add(plain.map(one => ({ ...one, run: () => run(one.id) })));
  }, [told]);
}

export function useAllCommands(): readonly Command[] {
  return useSyncExternalStore(commandRegistry.watch, commandRegistry.all);
}
