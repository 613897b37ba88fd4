import { checkReceipt } from './receipt/check-receipt.ts';

/** Checks the receipt of the progress page on this device and writes the named result where the page keeps a place for it. */
function verifyShown(place: HTMLElement): void {
  const { proof, entry, key, good, bad, reasons } = place.dataset;
  if (proof === undefined || entry === undefined || key === undefined) return;
  const result = checkReceipt({ proof, entryBase64: entry, logKey: key });
  place.dataset['result'] = result;
  place.textContent = result === 'good' ? (good ?? '') : (bad ?? '').replace('%', reasonOf(result, reasons));
}

/** The reason in words; the page carries them as JSON by name, so that the island holds no language. */
function reasonOf(result: string, reasons: string | undefined): string {
  const words: unknown = JSON.parse(reasons ?? '{}');
  const found: unknown = typeof words === 'object' && words !== null ? Reflect.get(words, result) : undefined;
  return typeof found === 'string' ? found : result;
}

const place = document.getElementById('receipt-result');
if (place !== null) {
  place.textContent = place.dataset['doing'] ?? '';
  // A turn later, so that the words stand there while an old phone computes.
  setTimeout(() => {
    try {
      verifyShown(place);
    } catch {
      // A device too old for the check shows nothing wrong: download and command are still there.
      place.textContent = '';
    }
  }, 0);
}
