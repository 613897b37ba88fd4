/**
 * The reviewed macro library. `rule` macros may be used by rules, with equal results on every engine that gets them;
 * `import` macros clean cells and may use regular expressions.
 */
export type MacroLibrary = { readonly rule: readonly string[]; readonly import: readonly string[] };

const wide = '０１２３４５６７８９';
const narrow = '0123456789';
const blankEnds = String.raw`^[\s\x{3000}\x{00a0}\x{feff}]|[\s\x{3000}\x{00a0}\x{feff}]$`;
const spaces = String.raw`[\s\x{3000}\x{00a0}\x{feff}]`;
/** Characters taken off both ends; written out, because trimming by a set is many times faster than by a pattern. */
const blanks = ' \t\r\n\u3000\u00a0\ufeff';

const checkSum = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  .map((weight, index) => `${weight} * TRY_CAST(substr(x, ${index + 1}, 1) AS INTEGER)`)
  .join(' + ');

const dayParts = String.raw`(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?`;
const timeParts = String.raw`[ T]*(\d{1,2}:\d{2}(:\d{2})?)(\.\d+)?`;

/** Definitions as `name(parameters) AS expression`. */
export const macros: MacroLibrary = {
  rule: [
    "list_has(members, member) AS (position('|' || member || '|' IN '|' || members || '|') > 0)",
    'add_years(d, n) AS CAST(d + to_years(CAST(n AS INTEGER)) AS DATE)',
    'add_days(d, n) AS CAST(d + CAST(n AS INTEGER) AS DATE)',
    'days_between(a, b) AS (b - a)',
    "seconds_between(a, b) AS date_diff('second', a, b)",
    'day_of(t) AS CAST(t AS DATE)',
    'clock_of(t) AS CAST(t AS TIME)',
    'in_office(d, since, until) AS (since <= d AND (until IS NULL OR d <= until))',
    'yuan(fen) AS CAST(CAST(fen AS DECIMAL(20, 0)) / 100 AS DECIMAL(20, 2))',
  ],
  import: [
    // What stands twice is worked out beforehand for every row, also when it stands in a branch that no row takes: so the slow
    // way of a cleaner names its text once and goes on inside a lambda.
    // A branch that calls a function is many times dearer than one that gives the text back, so most texts go by the first two.
    `tidy(x) AS CASE WHEN strlen(x) = length(x) AND position(' ' IN x) = 0 AND position('\t' IN x) = 0 AND position('\n' IN x) = 0 THEN nullif(x, '') WHEN NOT regexp_matches(x, '${blankEnds}') THEN nullif(x, '') ELSE nullif(trim(x, '${blanks}'), '') END`,
    // Bytes and characters are equally many: plain ASCII, for which the slow ways below are not needed.
    'is_ascii(x) AS (strlen(x) = length(x))',
    `plain(x) AS nullif(trim(translate(x, '${wide}．－＋／：，（）　＃', '${narrow}.-+/:,() #'), '${blanks}'), '')`,
    `tidy_text(x) AS CASE WHEN strlen(x) = length(x) AND position(' ' IN x) = 0 AND position('\t' IN x) = 0 AND position('\n' IN x) = 0 THEN nullif(x, '') WHEN NOT regexp_matches(x, '[０-９Ａ-Ｚ]|${blankEnds}') THEN nullif(x, '') ELSE nullif(trim(translate(x, '${wide}ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ', '${narrow}ABCDEFGHIJKLMNOPQRSTUVWXYZ'), '${blanks}'), '') END`,
    `norm_name(x) AS CASE WHEN regexp_matches(x, '[•‧・. 　]') THEN nullif(translate(x, '•‧・. 　', '····'), '') ELSE x END`,
    `norm_account(x) AS CASE WHEN is_ascii(x) AND position(' ' IN x) = 0 THEN nullif(x, '') ELSE nullif(translate(x, '${wide} 　', '${narrow}'), '') END`,
    `norm_id_18(x) AS nullif(upper(translate(x, '${wide}Ｘｘ 　', '${narrow}XX')), '')`,
    `check_of(x) AS substr('10X98765432', CAST((${checkSum}) % 11 AS INTEGER) + 1, 1)`,
    `lengthen_id(x) AS CASE WHEN length(x) = 15 AND regexp_full_match(x, '\\d{15}') THEN substr(x, 1, 6) || '19' || substr(x, 7) || check_of(substr(x, 1, 6) || '19' || substr(x, 7)) ELSE x END`,
    `norm_id(x) AS CASE WHEN strlen(x) = 18 AND length(x) = 18 AND position(' ' IN x) = 0 AND position('x' IN x) = 0 THEN x ELSE list_transform([norm_id_18(x)], lambda y: lengthen_id(y))[1] END`,
    `valid_id(x) AS coalesce(regexp_full_match(x, '\\d{17}[\\dX]') AND check_of(x) = substr(x, 18, 1) AND TRY_CAST(substr(x, 7, 4) || '-' || substr(x, 11, 2) || '-' || substr(x, 13, 2) AS DATE) IS NOT NULL, false)`,
    `number_text(x) AS CASE WHEN regexp_full_match(x, '[-+]?\\d+(\\.\\d*)?([eE][-+]?\\d+)?') THEN x WHEN regexp_full_match(x, '[-+]?\\d{1,3}(,\\d{3})+(\\.\\d*)?') THEN replace(x, ',', '') END`,
    `as_fen(x) AS CASE WHEN x IS NULL THEN NULL WHEN regexp_full_match(x, '-?\\d{1,12}(\\.\\d{1,2})?') THEN CAST(TRY_CAST(x AS DECIMAL(16, 2)) * 100 AS BIGINT) ELSE CAST(round(TRY_CAST(list_transform([regexp_replace(plain(x), '^[¥￥] *| *元$', '', 'g')], lambda y: number_text(y))[1] AS DECIMAL(38, 20)) * 100) AS BIGINT) END`,
    `as_area(x) AS CASE WHEN x IS NULL THEN NULL WHEN regexp_full_match(x, '\\d{1,12}(\\.\\d{1,4})?') THEN TRY_CAST(x AS DECIMAL(18, 4)) ELSE CAST(round(TRY_CAST(list_transform([regexp_replace(plain(x), ' *亩$', '')], lambda y: number_text(y))[1] AS DECIMAL(38, 20)), 4) AS DECIMAL(18, 4)) END`,
    `as_count(x) AS CASE WHEN x IS NULL THEN NULL WHEN regexp_full_match(x, '\\d{1,9}') THEN TRY_CAST(x AS INTEGER) ELSE list_transform([plain(x)], lambda y: CASE WHEN regexp_full_match(y, '[-+]?\\d{1,9}(\\.0*)?') THEN CAST(TRY_CAST(y AS DECIMAL(18, 4)) AS INTEGER) END)[1] END`,
    `day_text(x) AS CASE WHEN regexp_full_match(x, '${dayParts}(${timeParts})?') THEN regexp_replace(x, '^${dayParts}.*$', '\\1-\\2-\\3') WHEN regexp_full_match(x, '(19|20)\\d{6}') THEN substr(x, 1, 4) || '-' || substr(x, 5, 2) || '-' || substr(x, 7, 2) END`,
    `as_day(x) AS CASE WHEN x IS NULL THEN NULL WHEN strlen(x) = 10 AND substr(x, 5, 1) = '-' AND substr(x, 8, 1) = '-' THEN TRY_CAST(x AS DATE) ELSE TRY_CAST(list_transform([plain(x)], lambda y: day_text(y))[1] AS DATE) END`,
    `as_moment(x) AS CASE WHEN x IS NULL THEN NULL WHEN strlen(x) = 19 AND substr(x, 5, 1) = '-' AND substr(x, 11, 1) = ' ' AND substr(x, 14, 1) = ':' THEN TRY_CAST(x AS TIMESTAMP) ELSE list_transform([plain(x)], lambda y: CASE WHEN regexp_full_match(y, '${dayParts}${timeParts}') THEN TRY_CAST(regexp_replace(y, '^${dayParts}${timeParts}$', '\\1-\\2-\\3 \\4') AS TIMESTAMP) END)[1] END`,
    `as_yes(x) AS CASE WHEN x IS NULL THEN NULL WHEN x = '是' THEN true WHEN x = '否' THEN false ELSE list_transform([upper(plain(x))], lambda y: CASE WHEN y IN ('是', 'Y', 'YES', 'TRUE', '1') THEN true WHEN y IN ('否', 'N', 'NO', 'FALSE', '0') THEN false END)[1] END`,
    `period_text(x) AS CASE WHEN regexp_full_match(x, '\\d{4}|\\d{4}-(0[1-9]|1[0-2])|\\d{4}Q[1-4]') THEN x WHEN regexp_full_match(x, '\\d{4}年度?') THEN substr(x, 1, 4) WHEN regexp_full_match(x, '\\d{4}[-/.年](0?[1-9]|1[0-2])月?') THEN substr(x, 1, 4) || '-' || lpad(regexp_extract(substr(x, 5), '\\d+'), 2, '0') WHEN regexp_full_match(x, '\\d{4}(0[1-9]|1[0-2])') THEN substr(x, 1, 4) || '-' || substr(x, 5, 2) WHEN regexp_full_match(x, '\\d{4}[-年]?(Q|第)?[1-4](季度?)?') AND regexp_matches(x, 'Q|季') THEN substr(x, 1, 4) || 'Q' || regexp_extract(substr(x, 5), '[1-4]') WHEN regexp_full_match(x, '\\d{4}年第?[一二三四]季度?') THEN substr(x, 1, 4) || 'Q' || translate(regexp_extract(x, '[一二三四]'), '一二三四', '1234') END`,
    `as_period(x) AS CASE WHEN x IS NULL THEN NULL WHEN regexp_full_match(x, '\\d{4}|\\d{4}-(0[1-9]|1[0-2])|\\d{4}Q[1-4]') THEN x ELSE list_transform([upper(plain(x))], lambda y: period_text(y))[1] END`,
    `period_start(x) AS TRY_CAST(CASE WHEN length(x) = 4 THEN x || '-01-01' WHEN length(x) = 7 THEN x || '-01' WHEN length(x) = 6 THEN substr(x, 1, 4) || '-' || lpad(CAST(3 * CAST(substr(x, 6, 1) AS INTEGER) - 2 AS VARCHAR), 2, '0') || '-01' END AS DATE)`,
    `as_list(x) AS nullif(regexp_replace(regexp_replace(translate(tidy_text(x), '｜', '|'), '${spaces}*\\|${spaces}*', '|', 'g'), '^\\|+|\\|+$', '', 'g'), '')`,
  ],
};

/** Names of the macros that rules may use. */
export const ruleMacroNames: ReadonlySet<string> = new Set(macros.rule.map((definition) => definition.slice(0, definition.indexOf('('))));

/** The statements that make a part of the library known to a connection. */
export function macroStatements(part: readonly string[]): string {
  return part.map((definition) => `CREATE MACRO ${definition};`).join('\n');
}
