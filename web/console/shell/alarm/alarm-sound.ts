// Two sounds, made here: no file is loaded for them. A browser makes none before somebody clicked.
import type { Sound } from './alarm-rules.ts';

/** `blocked`: wanted, but nobody has clicked on the page yet. */
export type SoundState = 'on' | 'blocked' | 'off';

/** Frequency in hertz, begin and length in seconds. */
type Tone = readonly [hertz: number, at: number, lasts: number];

const tones: Readonly<Record<Sound, readonly Tone[]>> = {
  urgent: [
    [880, 0, 0.16],
    [1_174.7, 0.2, 0.16],
    [880, 0.4, 0.16],
    [1_174.7, 0.6, 0.28],
  ],
  deadline: [
    [523.3, 0, 0.3],
    [392, 0.34, 0.5],
  ],
};
const loudness = 0.25;
const kept = 'sekisho-sound';

class AlarmSound {
  #context: AudioContext | undefined;
  #wanted = wantedBefore();
  readonly #watchers = new Set<() => void>();

  get state(): SoundState {
    if (!this.#wanted) return 'off';
    return this.#context?.state === 'running' ? 'on' : 'blocked';
  }

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  readonly now = (): SoundState => this.state;

  /** From a click: whoever wanted sound before has it again. */
  wake(): void {
    if (!this.#wanted || this.#context?.state === 'running') return;
    this.#context ??= new AudioContext();
    this.#context.onstatechange = () => this.#changed();
    void this.#context.resume().then(() => this.#changed());
  }

  want(wanted: boolean): void {
    this.#wanted = wanted;
    try {
      localStorage.setItem(kept, wanted ? 'on' : 'off');
    } catch {
      // A browser that keeps nothing is asked again.
    }
    if (wanted) this.wake();
    this.#changed();
  }

  play(sound: Sound): void {
    const context = this.#context;
    if (!this.#wanted || context === undefined) return;
    const from = context.currentTime + 0.02;
    for (const [hertz, at, lasts] of tones[sound]) {
      const tone = context.createOscillator();
      const gain = context.createGain();
      tone.type = 'triangle';
      tone.frequency.value = hertz;
      // Begins and ends softly: a hard edge clicks.
      gain.gain.setValueAtTime(0, from + at);
      gain.gain.linearRampToValueAtTime(loudness, from + at + 0.02);
      gain.gain.linearRampToValueAtTime(0, from + at + lasts);
      tone.connect(gain).connect(context.destination);
      tone.start(from + at);
      tone.stop(from + at + lasts + 0.02);
    }
  }

  #changed(): void {
    for (const watcher of this.#watchers) watcher();
  }
}

function wantedBefore(): boolean {
  try {
    return localStorage.getItem(kept) === 'on';
  } catch {
    return false;
  }
}

export const alarmSound = new AlarmSound();
