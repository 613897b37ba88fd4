import { expect, test } from 'vitest';

import { libraryRoot, readLibrary } from './read-library.ts';

test('the library of the repository reads without a problem', () => {
  const library = readLibrary(libraryRoot());
  expect(library.items.map((version) => `${version.item.code}@${version.number}`)).toContain('V-FW-01@1');
});
