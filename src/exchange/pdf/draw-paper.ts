// A paper as PDF: tagged for readers that speak it, with page numbers and its files inside.
import { fileURLToPath } from 'node:url';
import PdfDocument from 'pdfkit';
import type { Paper, PaperBlock, PaperTable } from '../../core/paper/paper.ts';

type Doc = InstanceType<typeof PdfDocument>;
type Struct = PDFKit.PDFStructureElement;

const margin = { top: 68, bottom: 58, left: 46, right: 46 };
const ink = '#1b2126';
const faint = '#4a545d';
const rule = '#c9ced3';
const band = '#eef1f3';
const size = { title: 20, heading: 13, text: 9.5, cell: 8, small: 7.5 };
/** A section that is no longer is not torn apart. */
const keptTogether = 260;
const pad = { x: 4, y: 3.5 };
const font = {
  regular: fontFile('400Regular/NotoSansJP_400Regular.ttf'),
  bold: fontFile('700Bold/NotoSansJP_700Bold.ttf'),
};

function fontFile(name: string): string {
  return fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-sans-jp/${name}`));
}

/** The bytes of the document. Takes some hundred milliseconds of computing. */
export function drawPaper(paper: Paper): Promise<Uint8Array> {
  const doc = newDocument(paper);
  const parts: Buffer[] = [];
  const written = new Promise<Uint8Array>((resolve, reject) => {
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
  });
  const root = doc.struct('Document');
  doc.addStructure(root);
  drawTitle(doc, root, paper);
  for (const { heading, blocks } of paper.sections) {
    const section = doc.struct('Sect');
    root.add(section);
    makeRoom(doc, Math.min(keptTogether, heightOfSection(doc, blocks)));
    drawHeading(doc, section, heading);
    for (const block of blocks) drawBlock(doc, section, block);
    section.end();
  }
  root.end();
  for (const { name, mediaType, what, text } of paper.files) {
    const about = {
      name,
      type: mediaType,
      description: what,
      creationDate: new Date(paper.madeMs),
    };
    doc.file(Buffer.from(text, 'utf8'), about);
  }
  drawMargins(doc, paper);
  doc.end();
  return written;
}

function newDocument({ language, title, marking, madeMs }: Paper): Doc {
  const doc = new PdfDocument({
    size: 'A4',
    margins: margin,
    pdfVersion: '1.7',
    tagged: true,
    lang: language === 'ja' ? 'ja-JP' : 'en-GB',
    displayTitle: true,
    bufferPages: true,
    info: {
      Title: title,
      Subject: marking,
      Creator: 'Sekisho',
      CreationDate: new Date(madeMs),
      ModDate: new Date(madeMs),
    },
  });
  doc.registerFont('regular', font.regular);
  doc.registerFont('bold', font.bold);
  return doc;
}

function widthOf(doc: Doc): number {
  return doc.page.width - margin.left - margin.right;
}

function drawTitle(doc: Doc, root: Struct, { title, subtitle }: Paper): void {
  root.add(
    doc.struct('H1', {}, () => {
      doc.font('bold').fontSize(size.title).fillColor(ink);
      doc.text(title, margin.left, margin.top, { width: widthOf(doc) });
    }),
  );
  root.add(
    doc.struct('P', {}, () => {
      doc.font('regular').fontSize(size.text).fillColor(faint);
      doc.text(subtitle, { width: widthOf(doc) });
    }),
  );
  doc.moveDown(0.6);
}

/** About; of a long table only its beginning must fit. */
function heightOfSection(doc: Doc, blocks: readonly PaperBlock[]): number {
  const heights = blocks.map(block => {
    if (block.kind !== 'text') return (block.rows.length + 1) * (1.5 * size.cell + 2 * pad.y);
    doc.font('regular').fontSize(size.text);
    return doc.heightOfString(block.text, { width: widthOf(doc) }) + size.text;
  });
  const whole = heights.reduce((sum, height) => sum + height, 60);
  return whole <= keptTogether ? whole : 120;
}

function drawHeading(doc: Doc, section: Struct, heading: string): void {
  doc.moveDown(0.8);
  section.add(
    doc.struct('H2', {}, () => {
      doc.font('bold').fontSize(size.heading).fillColor(ink);
      doc.text(heading, margin.left, doc.y, { width: widthOf(doc) });
    }),
  );
  doc.moveDown(0.3);
}

function drawBlock(doc: Doc, section: Struct, block: PaperBlock): void {
  switch (block.kind) {
    case 'text':
      section.add(
        doc.struct('P', {}, () => {
          doc.font('regular').fontSize(size.text).fillColor(ink);
          doc.text(block.text, margin.left, doc.y, { width: widthOf(doc), lineGap: 2 });
        }),
      );
      doc.moveDown(0.4);
      return;
    case 'facts':
      drawRows(doc, section, { shares: [3, 9], head: [], rows: block.rows, named: true });
      return;
    case 'table':
      drawTable(doc, section, block);
  }
}

function drawTable(doc: Doc, section: Struct, { columns, rows }: PaperTable): void {
  drawRows(doc, section, {
    shares: columns.map(column => column.share),
    head: columns.map(column => column.heading),
    right: columns.map(column => column.align === 'right'),
    rows,
  });
}

interface Rows {
  readonly shares: readonly number[];
  /** Empty: none. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly right?: readonly boolean[];
  /** The first cell of a row names the second. */
  readonly named?: true;
}

interface Grid extends Rows {
  readonly lefts: readonly number[];
  readonly widths: readonly number[];
}

function drawRows(doc: Doc, section: Struct, rows: Rows): void {
  const all = rows.shares.reduce((sum, share) => sum + share, 0);
  const widths = rows.shares.map(share => (widthOf(doc) * share) / all);
  const lefts = widths.map((_, at) => {
    return margin.left + widths.slice(0, at).reduce((sum, width) => sum + width, 0);
  });
  const grid = { ...rows, lefts, widths };
  const table = doc.struct('Table');
  section.add(table);
  if (rows.head.length > 0) drawRow(doc, table, grid, rows.head, true);
  for (const row of rows.rows) {
    if (makeRoom(doc, heightOf(doc, grid, row, false)) && rows.head.length > 0) {
      drawRow(doc, undefined, grid, rows.head, true);
    }
    drawRow(doc, table, grid, row, false);
  }
  table.end();
  doc.x = margin.left;
  doc.moveDown(0.6);
}

/** `table` undefined: a heading that is repeated, which is not read out again. */
function drawRow(
  doc: Doc,
  table: Struct | undefined,
  grid: Grid,
  cells: readonly string[],
  head: boolean,
): void {
  const height = heightOf(doc, grid, cells, head);
  const top = doc.y;
  artifact(doc, () => {
    if (head) doc.rect(margin.left, top, widthOf(doc), height).fill(band);
    doc.lineWidth(0.5).strokeColor(rule);
    doc.moveTo(margin.left, top + height).lineTo(margin.left + widthOf(doc), top + height);
    doc.stroke();
  });
  const row = table === undefined ? undefined : doc.struct('TR');
  if (row !== undefined) table?.add(row);
  for (const [at, text] of cells.entries()) {
    const draw = (): void => drawCell(doc, grid, { at, text, top, head });
    if (row === undefined) artifact(doc, draw);
    else row.add(doc.struct(isHeading(grid, at, head) ? 'TH' : 'TD', {}, draw));
  }
  row?.end();
  doc.y = top + height;
}

function isHeading(grid: Rows, at: number, head: boolean): boolean {
  return head || (grid.named === true && at === 0);
}

interface Cell {
  readonly at: number;
  readonly text: string;
  readonly top: number;
  readonly head: boolean;
}

function drawCell(doc: Doc, grid: Grid, { at, text, top, head }: Cell): void {
  setCell(doc, isHeading(grid, at, head));
  doc.text(text, grid.lefts[at]! + pad.x, top + pad.y, {
    width: grid.widths[at]! - 2 * pad.x,
    align: grid.right?.[at] === true ? 'right' : 'left',
  });
}

function setCell(doc: Doc, bold: boolean): void {
  doc.font(bold ? 'bold' : 'regular');
  doc.fontSize(size.cell).fillColor(bold ? faint : ink);
}

function heightOf(doc: Doc, grid: Grid, cells: readonly string[], head: boolean): number {
  const heights = cells.map((text, at) => {
    setCell(doc, isHeading(grid, at, head));
    return doc.heightOfString(text || ' ', { width: grid.widths[at]! - 2 * pad.x });
  });
  return Math.max(...heights) + 2 * pad.y;
}

/** Begins a page where so much does not fit any more; whether it did. */
function makeRoom(doc: Doc, height: number): boolean {
  if (doc.y + height <= doc.page.height - margin.bottom) return false;
  doc.addPage();
  return true;
}

/** Drawn, but not read out. */
function artifact(doc: Doc, draw: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' });
  draw();
  doc.endMarkedContent();
}

/** Head and foot of every page, once it is known how many there are. */
function drawMargins(doc: Doc, { marking, footing }: Paper): void {
  const { start, count } = doc.bufferedPageRange();
  for (let at = start; at < start + count; at += 1) {
    doc.switchToPage(at);
    doc.page.margins = { top: 0, bottom: 0, left: 0, right: 0 };
    const foot = doc.page.height - margin.bottom + 24;
    doc.markContent('Artifact', { type: 'Pagination' });
    doc.font('regular').fontSize(size.small).fillColor(faint);
    doc.text(marking, margin.left, 36, { width: widthOf(doc), lineBreak: false });
    doc.text(footing, margin.left, foot, { width: widthOf(doc) - 60, lineBreak: false });
    const number = `${at - start + 1} / ${count}`;
    const right = doc.page.width - margin.right - doc.widthOfString(number);
    doc.text(number, right, foot, { lineBreak: false });
    doc.endMarkedContent();
  }
}
