// Browser notifications: the case number and yen, nothing else; a click opens the case.
import { caseNumber } from '../../../ui/figures/case-number.ts';
import { yenInCell } from '../../../ui/figures/format-yen.ts';
import { sayNow } from '../../../ui/language/words.ts';
import type { AlarmCase, Sound } from './alarm-rules.ts';
import { alarmWords } from './alarm-words.ts';

const kept = 'sekisho-notices';

export type NoticeState = 'on' | 'off' | 'denied' | 'none';

export function noticeState(): NoticeState {
  if (typeof Notification === 'undefined') return 'none';
  if (Notification.permission === 'denied') return 'denied';
  return Notification.permission === 'granted' && wanted() ? 'on' : 'off';
}

export async function wantNotices(on: boolean): Promise<void> {
  try {
    localStorage.setItem(kept, on ? 'on' : 'off');
  } catch {
    // A browser that keeps nothing is asked again.
  }
  if (on && Notification.permission === 'default') await Notification.requestPermission();
}

export function notify(
  sound: Sound,
  cases: readonly AlarmCase[],
  open: (number: string) => void,
): void {
  if (noticeState() !== 'on') return;
  for (const { case: name, lossPerHourYen } of cases.slice(0, 3)) {
    const number = caseNumber(name);
    const title = sayNow(alarmWords, sound === 'urgent' ? 'urgentCase' : 'deadline', { number });
    const body = sayNow(alarmWords, 'perHour', { yen: yenInCell(lossPerHourYen) });
    // One a case: said again, it takes the place of the one before.
    const notice = new Notification(title, { body, tag: name, silent: true });
    notice.onclick = () => {
      notice.close();
      focus();
      open(number);
    };
  }
}

function wanted(): boolean {
  try {
    return localStorage.getItem(kept) === 'on';
  } catch {
    return false;
  }
}
