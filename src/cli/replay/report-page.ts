// One HTML file that needs nothing else: style, scripts and data are inside, and the page's own
// policy lets it fetch nothing.
import { readFileSync } from 'node:fs';
import type { ReportData } from './report-data.ts';

const scripts = [
  '../words/reading-words.js',
  'page-words.js',
  '../words/gate-words.js',
  'figures.js',
  'time-scale.js',
  'lanes.js',
  'evidence.js',
  'case-card.js',
  'tables.js',
  'page.js',
];

export function reportPage(data: ReportData): string {
  const script = scripts.map(asOneScript).join('\n');
  // `<` could end the element; U+2028 and U+2029 stay, JSON allows them.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>Sekisho replay</title>
<style>
${source('page.css').trim()}
</style>
</head>
<body>
<div id="page"></div>
<noscript>This page draws itself with JavaScript from the data inside it.
この頁は、内部のデータからJavaScriptで描画されます。</noscript>
<script type="application/json" id="data">${json}</script>
<script>
'use strict';
(() => {
${script}
start();
})();
</script>
</body>
</html>
`;
}

/** A module without its imports and exports: all of them share one scope. */
function asOneScript(name: string): string {
  return source(name)
    .replaceAll(/^import [^;]+;\n/gm, '')
    .replaceAll(/^export /gm, '')
    .trim();
}

function source(name: string): string {
  return readFileSync(new URL(`../../../web/report/${name}`, import.meta.url), 'utf8');
}
