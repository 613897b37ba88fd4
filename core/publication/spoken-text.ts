const figures = '零一二三四五六七八九';
const places = ['', '十', '百', '千'] as const;

/** A whole number in words as they are counted: 12 is 十二, 105 is 一百零五; 2 is 二. At most sixteen digits. */
export function spokenNumber(number: number): string {
  if (!Number.isSafeInteger(number) || number < 0) return String(number);
  if (number < 10_000) return underTenThousand(number).replace(/^一十/, '十');
  const [unit, word] = number < 100_000_000 ? ([10_000, '万'] as const) : ([100_000_000, '亿'] as const);
  const rest = number % unit;
  const gap = rest > 0 && rest < unit / 10 ? '零' : '';
  const tail = rest === 0 ? '' : gap + (rest < 20 && rest >= 10 ? underTenThousand(rest) : spokenNumber(rest));
  return `${spokenNumber(Math.floor(number / unit))}${word}${tail}`;
}

function underTenThousand(number: number): string {
  const digits = [...String(number)].map(Number);
  let words = '';
  digits.forEach((digit, at) => {
    const place = places[digits.length - 1 - at] ?? '';
    if (digit !== 0) words += `${figures.charAt(digit)}${place}`;
    else if (!words.endsWith('零') && digits.slice(at).some((later) => later !== 0)) words += '零';
  });
  return words === '' ? '零' : words;
}

/** Digits one by one, as numbers of telephones and years are read; a telephone's one is 幺. */
function oneByOne(digits: string, one: '一' | '幺'): string {
  return [...digits].map((digit) => (digit === '1' ? one : figures.charAt(Number(digit)))).join('');
}

/** What is counted with 两 instead of 二. */
const counted = '个人天次份样种张家户遍年小周位名条项件处';

/**
 * A text of a page as it is read aloud: figures as words, no brackets, no quotation marks, nothing that only the eye understands.
 *
 * @example
 * spokenText('满 7 天（2026 年起），打 12388。'); // 满七天，二零二六年起，打幺二三八八。
 */
export function spokenText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/(?<=[\d%\p{Script=Han}])\s+(?=[\d\p{Script=Han}])/gu, '')
    .replace(/(?<=\p{Script=Han})\((\p{Script=Han}{1,3})\)(?=\p{Script=Han})/gu, '或$1')
    .replace(/(?<=\p{Script=Han})\/(?=\p{Script=Han})/gu, '或')
    .replace(/(\d{4})(?=年)/g, (_, year: string) => oneByOne(year, '一'))
    .replace(/(\d+(?:\.\d+)?)%/g, (_, share: string) => `百分之${spokenDecimal(share)}`)
    .replace(/(?<![\d.])(1\d{4}|1\d{10}|0\d{2,3}-?\d{7,8})(?![\d.元人户亩])/g, (digits) => oneByOne(digits.replace('-', ''), '幺'))
    .replace(/(\d)\s*[-~–—]\s*(?=\d)/g, '$1到')
    .replace(new RegExp(`(?<![\\d.第])2(?=[${counted}])`, 'g'), '两')
    .replace(/\d+(?:\.\d+)?/g, spokenDecimal)
    .replace(/[“”"'‘’「」『』《》<>]/g, '')
    .replace(/\s*[([【]\s*/g, '，')
    .replace(/\s*[)\]】]\s*/g, '，')
    .replace(/[;；]/g, '。')
    .replace(/,/g, '，')
    .replace(/:/g, '：')
    .replace(/[?]/g, '？')
    .replace(/!/g, '！')
    .replace(/[/·|]/g, '、')
    .replace(/，+(?=[，。；：？！、])/g, '')
    .replace(/([：，。])，+/g, '$1')
    .trim();
}

function spokenDecimal(text: string): string {
  const [whole = '0', fraction] = text.split('.');
  return fraction === undefined ? spokenNumber(Number(whole)) : `${spokenNumber(Number(whole))}点${oneByOne(fraction, '一')}`;
}
