import { describe, expect, it } from 'vitest';

import { checkTerms, listNames, listTerms } from './glossary.ts';
import { asLines, listCode, listFiles } from './source-file.ts';

const glossary = listFiles((path) => path === 'GLOSSARY.md');
const names = listNames(listCode());
const faults = (...lines: readonly string[]) => checkTerms({ path: 'GLOSSARY.md', text: lines.join('\n') }, new Set(['Post', 'dueDay']));

describe('glossary', () => {
  it('is there, and the names of the code are seen', () => {
    expect(glossary.flatMap(listTerms).length).toBeGreaterThan(20);
    expect(names.has('Refusal')).toBe(true);
  });

  it.each([
    ['| 岗位 | post | `Pst` | — | |', 'mark the term planned'],
    ['| 岗位 | post | `Post` | — | planned |', 'take the mark planned away'],
    ['| 岗位 | post | `Post` | | |', 'no source'],
    ['| 岗位 | post | Post | — | |', 'no identifier'],
    ['| 岗位 | post | `a post` | — | planned |', 'is not an identifier'],
  ])('reports %s', (line, what) => {
    expect(asLines(faults('| 中文 | English | id | source | state |', '|---|---|---|---|---|', line)).join()).toContain(what);
  });

  it('reports a term and an identifier that stand twice', () => {
    expect(faults('| 岗位 | post | `Post` | — | |', '| 岗位 | post | `dueDay` | — | |')).toHaveLength(1);
    expect(faults('| 岗位 | post | `Post` | — | |', '| 职位 | post | `Post` | — | |')).toHaveLength(1);
  });

  it('permits a term that the code has, and one that is planned', () => {
    expect(faults('| 岗位 | post | `Post` | — | |', '| 期限 | due | `dueDay` | — | |', '| 卷 | file | `CaseFile` | — | planned |')).toEqual(
      [],
    );
  });

  it('says what the code says', () => {
    expect(glossary).toHaveLength(1);
    expect(glossary.flatMap((file) => asLines(checkTerms(file, names)))).toEqual([]);
  });
});
