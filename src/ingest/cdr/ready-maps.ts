import type { CdrFormat } from './call-record.ts';
import type { ColumnMap } from './column-map.ts';

/** BroadWorks R17 and later, CSV: no quotes, `\,` and `\\`; UTC; one row is one leg of a user. */
const broadworks: ColumnMap = {
  delimiter: ',',
  quote: 'none',
  escape: '\\',
  encoding: 'utf-8',
  header: false,
  columns: {
    callId: 1,
    subscriber: [4, 5],
    from: 7,
    to: [9, 18],
    setup: 10,
    answer: 13,
    end: 14,
    cause: 15,
    trunk: 24,
    carrier: 17,
    sourceIp: 27,
    forwardedFrom: 39,
  },
  time: { format: ['YYYYMMDDHHmmss.S', 'YYYYMMDDHHmmss'], zone: 'UTC' },
  answered: { column: 12, equals: ['Yes', 'Yes-PostRedirection'] },
  direction: { column: 6, inbound: 'Terminating', outbound: 'Originating' },
  only: [{ column: 3, equals: 'Normal' }],
  numbers: { remove: '-' },
};

/** Cisco CUCM: a header line, a line of types, then epoch seconds; 0 where nothing happened. */
const cucm: ColumnMap = {
  delimiter: ',',
  encoding: 'utf-8',
  skipAfterHeader: 1,
  columns: {
    callId: ['pkid'],
    subscriber: 'callingPartyNumber',
    to: ['outpulsedCalledPartyNumber', 'finalCalledPartyNumber', 'originalCalledPartyNumber'],
    setup: 'dateTimeOrigination',
    answer: 'dateTimeConnect',
    end: 'dateTimeDisconnect',
    cause: ['origCause_value', 'destCause_value'],
    sourceIp: ['origIpv4v6Addr'],
    trunk: ['destDeviceName'],
  },
  time: { format: 'epoch', absent: ['0'] },
  only: [{ column: 'cdrRecordType', equals: '1' }],
};

/** Acme Packet / Oracle SBC accounting CSV; a stop record has 2 in its first column. */
const acme: ColumnMap = {
  delimiter: ',',
  encoding: 'utf-8',
  header: false,
  columns: {
    callId: 5,
    subscriber: 10,
    to: 11,
    duration: 13,
    setup: 14,
    answer: 15,
    end: 16,
    trunk: 23,
    sourceIp: 27,
  },
  time: {
    format: ['HH:mm:ss.S ZZZ MMM DD YYYY', 'HH:mm:ss ZZZ MMM DD YYYY'],
    zoneNames: {
      EST: '-05:00',
      EDT: '-04:00',
      CST: '-06:00',
      CDT: '-05:00',
      MST: '-07:00',
      MDT: '-06:00',
      PST: '-08:00',
      PDT: '-07:00',
    },
    absent: ['0'],
  },
  only: [{ column: 1, equals: '2' }],
};

/** The short rows that carriers make of Sonus records: source, destination, start, end, minutes. */
const sonus: ColumnMap = {
  header: false,
  columns: { subscriber: 1, to: 2, setup: 3, end: 4, talk: 5 },
  time: { format: ['YYYY-MM-DD HH:mm:ss', 'MM/DD/YYYY HH:mm:ss', 'iso'] },
  duration: 'minutes',
  numbers: { before: '+' },
};

/** Layouts of products that a column map expresses in full. */
export const READY_MAPS: Readonly<Partial<Record<CdrFormat, ColumnMap>>> = {
  broadworks,
  cucm,
  acme,
  sonus,
};
