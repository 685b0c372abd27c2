import { maskNumber } from './mask-number.ts';

const number = /\+?\d{7,}|(?:\+|\b0)\d{1,4}(?:[-\s]\d{1,4}){2,3}/g;

/** Text with the last four digits of every telephone number in it hidden. */
export function maskNumbersIn(text: string): string {
  return text.replace(number, maskNumber);
}
