/** Name of the sheet with the alerts in `alerts.xlsx`. */
export const alertSheetName = '预警';

/** The column in which people answer. */
export const answerHeading = '自查结果';

/** The column by which an answer finds its alert again. */
export const keyHeading = '编号';

/** The columns that a sweep writes; any other column of the sheet is people's own. */
export const alertHeadings: readonly string[] = [
  '规则',
  '名称',
  '级别',
  '对象类型',
  '对象',
  '说明',
  '可能的合法理由',
  '与上次相比',
  answerHeading,
  keyHeading,
];
