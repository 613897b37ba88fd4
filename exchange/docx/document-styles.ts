import { AlignmentType, type IParagraphStyleOptions, type IStylesOptions, LineRuleType } from 'docx';

/** Fonts by the names under which offices have them; nothing is embedded. */
function fontOf(eastAsia: string): { readonly ascii: string; readonly hAnsi: string; readonly cs: string; readonly eastAsia: string } {
  return { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia };
}

const song = fontOf('方正小标宋简体');
const black = fontOf('黑体');
const kai = fontOf('楷体_GB2312');
const imitation = fontOf('仿宋_GB2312');

/** Half points: 二号, 三号, 四号, 五号, 小五. */
const size = { two: 44, three: 32, four: 28, five: 21, smallFive: 18 } as const;
/** 22 lines on 225 mm, in twentieths of a point. */
const line = { line: 579, lineRule: LineRuleType.EXACT } as const;
/** Two characters of 三号. */
const indent = { firstLine: 640 } as const;
const center = AlignmentType.CENTER;

/** Names of our own styles, as a person sees them in the list of styles. */
export const styleIds = {
  body: 'MqBody',
  note: 'MqNote',
  tableText: 'MqTableText',
  tableHeading: 'MqTableHeading',
  step: 'MqStep',
  tableStep: 'MqTableStep',
  picture: 'MqPicture',
} as const;

const own: readonly IParagraphStyleOptions[] = [
  { id: styleIds.body, name: '公文正文', basedOn: 'Normal', quickFormat: true, paragraph: { spacing: line, indent } },
  {
    id: styleIds.step,
    name: '办理步骤',
    basedOn: 'Normal',
    quickFormat: true,
    run: { font: black },
    paragraph: { spacing: line, keepNext: true },
  },
  {
    id: styleIds.note,
    name: '版记说明',
    basedOn: 'Normal',
    quickFormat: true,
    run: { size: size.four, font: kai },
    paragraph: { alignment: center },
  },
  { id: styleIds.tableText, name: '表格文字', basedOn: 'Normal', quickFormat: true, run: { size: size.five } },
  {
    ...{ id: styleIds.tableStep, name: '材料步骤', basedOn: 'Normal', quickFormat: true },
    ...{ run: { size: size.five, font: black }, paragraph: { spacing: { before: 120 }, keepNext: true } },
  },
  { id: styleIds.picture, name: '流程图图片', basedOn: 'Normal', quickFormat: true, paragraph: { alignment: center } },
  {
    ...{ id: styleIds.tableHeading, name: '表格标题', basedOn: 'Normal', quickFormat: true },
    ...{ run: { size: size.five, font: black }, paragraph: { alignment: center } },
  },
];

/**
 * Named styles after the layout of official documents: title 小标宋 二号, headings 黑体 and 楷体, text 仿宋 三号.
 *
 * @source gb:9704-2012
 */
export const documentStyles: IStylesOptions = {
  default: {
    document: { run: { font: imitation, size: size.three } },
    title: { run: { font: song, size: size.two, bold: false }, paragraph: { alignment: center, spacing: { before: 240, after: 240 } } },
    heading1: {
      run: { font: black, size: size.three, bold: false, color: '000000' },
      paragraph: { spacing: line, indent, keepNext: true },
    },
    heading2: { run: { font: kai, size: size.three, bold: false, color: '000000' }, paragraph: { spacing: line, indent, keepNext: true } },
  },
  paragraphStyles: [...own],
};

/** Type of page numbers: 四号. */
export const pageNumberSize = size.four;
