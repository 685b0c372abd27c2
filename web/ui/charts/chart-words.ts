import { defineWords } from '../language/words.ts';

export const chartWords = defineWords('charts', {
  ja: {
    asTable: '表で見る',
    asChart: 'グラフで見る',
    span: '期間',
    touch: '棒に触れると値が出ます。',
    mon: '月',
    tue: '火',
    wed: '水',
    thu: '木',
    fri: '金',
    sat: '土',
    sun: '日',
    hourOf: '{{day}}曜 {{hour}}時台',
    total: '合計',
  },
  en: {
    asTable: 'As table',
    asChart: 'As chart',
    span: 'Time',
    touch: 'Touch a bar to read it.',
    mon: 'Mon',
    tue: 'Tue',
    wed: 'Wed',
    thu: 'Thu',
    fri: 'Fri',
    sat: 'Sat',
    sun: 'Sun',
    hourOf: '{{day}} {{hour}}:00',
    total: 'Sum',
  },
});
