import { expect, it } from 'vitest';

import { findDelimiter } from './find-delimiter.ts';

it.each([
  ['a,b\n1,2\n', ','],
  ['a;b\n1,5;2,5\n3;4\n', ';'],
  ['a\tb\n1\t"x,y;z"\n', '\t'],
  ['村级凭证\n\n凭证号,金额\n1,2\n', ','],
  ['尺寸;名称\n5" x 3";甲\n7";乙,丙\n', ';'],
  ['"a ""b"", c";d\n"e, f, g";h\n', ';'],
])('the delimiter of %j is %j', (text, delimiter) => {
  expect(findDelimiter(text)).toBe(delimiter);
});
