// The texts of messages, read and checked as a whole before anything is sent.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type NoticeTemplate,
  noticeChannels,
  noticeFile,
  noticeKinds,
  noticeLanguages,
  readNotice,
} from '../../core/notice/notice-template.ts';

/** Texts that cannot be used; each line names the file and what is wrong with it. */
export class NoticeError extends Error {
  override name = 'NoticeError';
}

export interface Notices {
  /** By their path below the folder, `ja/question.sms.txt`. */
  readonly byFile: ReadonlyMap<string, NoticeTemplate>;
  /** SHA-256 over all texts, hexadecimal: which version a message was made from. */
  readonly digest: string;
}

const ownFolder = join(import.meta.dirname, '../../../notices');

/** Reads all texts of `folder`, or those that come with Sekisho. Throws NoticeError. */
export function readNotices(folder: string = ownFolder): Notices {
  const byFile = new Map<string, NoticeTemplate>();
  const problems: string[] = [];
  const hash = createHash('sha256');
  for (const language of noticeLanguages) {
    for (const kind of noticeKinds) {
      for (const channel of noticeChannels) {
        const of = { language, kind, channel };
        const file = noticeFile(of);
        const text = textOf(join(folder, file));
        if (text === undefined) {
          problems.push(`${join(folder, file)}: cannot be read`);
          continue;
        }
        hash.update(`${file}\n${text.length}\n${text}`);
        const { template, problems: found } = readNotice(of, text);
        byFile.set(file, template);
        for (const problem of found) problems.push(`${join(folder, file)}: ${problem}`);
      }
    }
  }
  if (problems.length > 0) throw new NoticeError(problems.join('\n'));
  return { byFile, digest: hash.digest('hex') };
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
