import type { CarrierPrefix } from './dial-plan.ts';

/**
 * Carrier identification codes of Japan (事業者設備識別番号): the forms of the numbering rules
 * (00XY with X not 0, 2 or 9; 002YZ; 0091XY), and the operators that the ministry's table of
 * 2013-02-01 names, with the operator that runs the code since. A longer match wins.
 */
export const japaneseCarriers: readonly CarrierPrefix[] = [
  { pattern: '00[3-8]X' },
  { pattern: '002XX' },
  { pattern: '0091XX' },
  { pattern: '001', name: 'KDDI' },
  { pattern: '0030', name: 'ZIP Telecom' },
  { pattern: '003[12]', name: 'IPS' },
  { pattern: '003[345]', name: 'NTT Communications' },
  { pattern: '0036', name: 'NTT East' },
  { pattern: '003[78]', name: 'Rakuten (Fusion)' },
  { pattern: '0039', name: 'NTT West' },
  { pattern: '004[1-5]', name: 'SoftBank' },
  { pattern: '0046', name: 'SoftBank (mobile)' },
  { pattern: '005345', name: 'KDDI (au)' },
  { pattern: '0061', name: 'SoftBank (IDC)' },
  { pattern: '0077', name: 'KDDI' },
  { pattern: '0088', name: 'SoftBank' },
  { pattern: '009130', name: 'NTT docomo' },
];
