// Lines that were looked at in this window, newest first; forgotten with it.

export interface LookedAt {
  readonly id: string;
  readonly number: string;
  readonly name: string;
}

const most = 8;
let lines: readonly LookedAt[] = [];

export function lookedAt(): readonly LookedAt[] {
  return lines;
}

export function lookAt(line: LookedAt): void {
  lines = [line, ...lines.filter(one => one.id !== line.id)].slice(0, most);
}
