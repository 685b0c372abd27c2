import { MemoryJournal } from '../../src/bus/memory-journal.ts';
import { JournalError } from '../../src/workflow/ports.ts';

/** Refuses records, or to make them durable, while it is told to. */
export class FailingJournal extends MemoryJournal {
  refusing = false;
  stuck = false;

  constructor() {
    super({ durableOnFlush: true });
  }

  override append(payload: string): number {
    if (this.refusing) throw new JournalError('no room');
    return super.append(payload);
  }

  override async flush(): Promise<void> {
    if (this.stuck) throw new JournalError('no room');
    await super.flush();
  }
}
