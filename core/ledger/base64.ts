const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES: ReadonlyMap<string, number> = new Map([...ALPHABET].map((letter, value) => [letter, value]));

/**
 * Standard base64 with padding.
 *
 * @source rfc:4648#4
 */
export function base64Text(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) text += groupText(bytes, at);
  return text;
}

function groupText(bytes: Uint8Array, at: number): string {
  const group = (bytes[at] ?? 0) * 65_536 + (bytes[at + 1] ?? 0) * 256 + (bytes[at + 2] ?? 0);
  const letters = [262_144, 4_096, 64, 1].map((unit) => ALPHABET.charAt(Math.floor(group / unit) % 64)).join('');
  const missing = Math.max(0, at + 3 - bytes.length);
  return letters.slice(0, 4 - missing) + '='.repeat(missing);
}

/**
 * Bytes of standard base64; undefined unless the text is exactly what {@link base64Text} would write.
 *
 * Other decoders forgive missing padding and stray last bits. Here that would let two texts stand for one value.
 */
export function base64Bytes(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3);
  for (let at = 0; at < text.length; at += 4) {
    const group = groupValue(text.slice(at, at + 4), at + 4 === text.length ? padding : 0);
    if (group === undefined) return undefined;
    bytes.set([Math.floor(group / 65_536), Math.floor(group / 256) % 256, group % 256], (at / 4) * 3);
  }
  const end = bytes.length - padding;
  return bytes.subarray(end).some((byte) => byte !== 0) ? undefined : bytes.slice(0, end);
}

function groupValue(letters: string, padding: number): number | undefined {
  let group = 0;
  for (let place = 0; place < 4; place += 1) {
    const value = place >= 4 - padding ? 0 : VALUES.get(letters.charAt(place));
    if (value === undefined) return undefined;
    group = group * 64 + value;
  }
  return group;
}
