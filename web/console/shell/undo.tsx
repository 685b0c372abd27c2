// Own things are done at once and can be taken back for ten seconds (`z`).
import { Button } from '@mantine/core';
import { useEffect, useSyncExternalStore } from 'react';
import { useCommands } from '../../ui/keys/commands.ts';
import { useWords } from '../../ui/language/words.ts';
import { shellWords } from './shell-words.ts';

interface Undoable {
  readonly text: string;
  readonly undo: () => void;
}

const lastsMs = 10_000;
let last: Undoable | undefined;
const watchers = new Set<() => void>();

/** Says what was done, with a way back. */
export function offerUndo(text: string, undo: () => void): void {
  set({ text, undo });
}

function set(next: Undoable | undefined): void {
  last = next;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export function UndoNote() {
  const say = useWords(shellWords);
  const offered = useSyncExternalStore(watch, () => last);
  const take = (): void => {
    offered?.undo();
    set(undefined);
  };
  useCommands(
    offered === undefined ? [] : [{ id: 'undo', title: say('undo'), keys: 'z', run: take }],
  );
  useEffect(() => {
    if (offered === undefined) return undefined;
    const timer = setTimeout(() => set(undefined), lastsMs);
    return () => clearTimeout(timer);
  }, [offered]);
  return (
    <div className="undo-place" role="status" aria-live="polite">
      {offered === undefined ? null : (
        <div className="undo-note">
          <span>{offered.text}</span>
          <Button variant="default" size="xs" onClick={take}>
            {say('undo')} <kbd>z</kbd>
          </Button>
        </div>
      )}
    </div>
  );
}
