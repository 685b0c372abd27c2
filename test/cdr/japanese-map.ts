import type { ColumnMap } from '../../src/ingest/cdr/column-map.ts';

/** The worked example of docs/operating/call-records.md. */
export const japaneseMap: ColumnMap = {
  columns: {
    subscriber: '発信番号',
    to: '通話先番号',
    setup: { join: ['通話開始日', '通話開始時刻'] },
    talk: '通話時間',
    charge: '通話料金(円)',
  },
  time: { format: 'YYYY/M/D H:mm:ss', zone: 'Asia/Tokyo' },
  duration: 'clock',
  numbers: { remove: '- ', before: '+' },
};
