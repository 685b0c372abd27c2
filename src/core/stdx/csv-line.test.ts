import assert from 'node:assert/strict';
import { it } from 'node:test';
import { csvLine } from './csv-line.ts';

it('quotes what needs it and disarms formulas', () => {
  assert.equal(csvLine(['a', '', '関所', '1.5']), 'a,,関所,1.5\r\n');
  assert.equal(csvLine(['a,b', 'say "x"', 'two\nlines']), '"a,b","say ""x""","two\nlines"\r\n');
  assert.equal(csvLine(['=1+1', '+81', '-2', '@x', '\tx']), "'=1+1,'+81,'-2,'@x,'\tx\r\n");
  assert.equal(csvLine(['=cmd,"x"']), '"\'=cmd,""x"""\r\n');
});
