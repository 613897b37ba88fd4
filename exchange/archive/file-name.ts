const longest = 60;
/** What Windows keeps for itself, whatever stands behind the dot. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$|clock\$)(?:\.|$)/i;

/**
 * A name as part of a file name on any system: no path, no sign that a shell or a spreadsheet reads, no control or direction sign,
 * at most 60 characters. Never empty.
 */
export function fileNameOf(text: string): string {
  const plain = text
    .normalize('NFC')
    .replace(/\p{Surrogate}/gu, '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"/\\|?*'`$&;%]/g, '_')
    .replace(/\s+/g, ' ')
    .trim();
  const cut = [...plain].slice(0, longest).join('');
  const bare = cut.replace(/^[.\s=+@~-]+/, '').replace(/[.\s]+$/, '');
  if (bare === '') return '_';
  return reserved.test(bare) ? `_${bare}` : bare;
}

/** Names that differ in more than their letters' case: what is taken already gets a number. */
export function distinctNames(): (name: string) => string {
  const taken = new Set<string>();
  return (name) => {
    let free = name;
    for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = `${name}（${String(number)}）`;
    taken.add(free.toLowerCase());
    return free;
  };
}
