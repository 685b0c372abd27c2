import { Menu } from '@mantine/core';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useWords } from '../../../ui/language/words.ts';
import { type NoticeState, noticeState, wantNotices } from './alarm-notices.ts';
import { alarmSound } from './alarm-sound.ts';
import { alarmWords } from './alarm-words.ts';

const bothAfterMs = 1_200;

/** Whether sound is on; hearing both sounds, turning them off, notifications of the browser. */
export function SoundMenu() {
  const say = useWords(alarmWords);
  const state = useSyncExternalStore(alarmSound.watch, alarmSound.now);
  const [notices, setNotices] = useState<NoticeState>(noticeState);
  useWakeOnClick();
  const turnOn = (): void => {
    alarmSound.want(true);
    alarmSound.play('urgent');
    setTimeout(() => alarmSound.play('deadline'), bothAfterMs);
  };
  const setNotice = async (on: boolean): Promise<void> => {
    await wantNotices(on);
    setNotices(noticeState());
  };
  return (
    <Menu position="bottom-end" withinPortal width={300}>
      <Menu.Target>
        <button
          type="button"
          className={
            state === 'blocked' ? 'top-button sound-button wait' : 'top-button sound-button'
          }
          aria-label={`${say('sound')}: ${say(`sound.${state}`)}`}
        >
          <span aria-hidden="true">{state === 'on' ? '♪' : '♪̸'}</span> {say(`sound.${state}`)}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label className="sound-how">{say('how')}</Menu.Label>
        {state === 'off' ? (
          <Menu.Item onClick={turnOn}>{say('turnOn')}</Menu.Item>
        ) : (
          <>
            <Menu.Item closeMenuOnClick={false} onClick={() => alarmSound.play('urgent')}>
              {say('testUrgent')}
            </Menu.Item>
            <Menu.Item closeMenuOnClick={false} onClick={() => alarmSound.play('deadline')}>
              {say('testDeadline')}
            </Menu.Item>
            <Menu.Item onClick={() => alarmSound.want(false)}>{say('turnOff')}</Menu.Item>
          </>
        )}
        <Menu.Divider />
        <NoticeItems state={notices} onWant={on => void setNotice(on)} />
      </Menu.Dropdown>
    </Menu>
  );
}

function NoticeItems({
  state,
  onWant,
}: {
  readonly state: NoticeState;
  readonly onWant: (on: boolean) => void;
}) {
  const say = useWords(alarmWords);
  if (state === 'none') return null;
  if (state === 'denied') return <Menu.Label>{say('notifyDenied')}</Menu.Label>;
  return (
    <>
      <Menu.Label className="sound-how">{say('notifyHow')}</Menu.Label>
      <Menu.Item onClick={() => onWant(state === 'off')}>
        {say(state === 'on' ? 'notifyOff' : 'notifyOn')}
      </Menu.Item>
    </>
  );
}

/** A browser that was told before that sound is wanted still waits for the first click. */
function useWakeOnClick(): void {
  useEffect(() => {
    const wake = (): void => alarmSound.wake();
    addEventListener('pointerdown', wake);
    addEventListener('keydown', wake);
    return () => {
      removeEventListener('pointerdown', wake);
      removeEventListener('keydown', wake);
    };
  }, []);
}
