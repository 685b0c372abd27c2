// Numbers of lines as people read them aloud.

/** `050-1234-5678`, `03-1234-5678`; what is no Japanese number stays as it is. */
export function writtenNumber(number: string): string {
  if (/^0[5789]0\d{8}$/.test(number)) {
    return `${number.slice(0, 3)}-${number.slice(3, 7)}-${number.slice(7)}`;
  }
  if (/^0[36]\d{8}$/.test(number)) {
    return `${number.slice(0, 2)}-${number.slice(2, 6)}-${number.slice(6)}`;
  }
  if (/^0\d{9}$/.test(number)) {
    return `${number.slice(0, 3)}-${number.slice(3, 6)}-${number.slice(6)}`;
  }
  return number;
}
