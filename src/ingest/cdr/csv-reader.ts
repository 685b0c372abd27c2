import type { RecordReader, RecordSink } from './call-record.ts';
import type { CsvScanner } from './csv-scanner.ts';

/**
 * Runs a scanner: whole records go to `take`, blank lines are skipped, broken ones are quarantined
 * unless `rescue` could use the line.
 */
export function csvReader(
  scanner: CsvScanner,
  sink: RecordSink,
  take: () => void,
  rescue?: (line: string) => boolean,
): RecordReader {
  const run = (): void => {
    for (;;) {
      const step = scanner.next();
      if (step === 'more') return;
      if (step === 'record') take();
      else if (step === 'blank') sink.skip('blank');
      else if (!rescue?.(scanner.raw())) {
        sink.quarantine(scanner.line, scanner.reason, scanner.raw());
      }
    }
  };
  return {
    push(chunk) {
      scanner.push(chunk);
      run();
    },
    end() {
      scanner.end();
      run();
    },
  };
}
