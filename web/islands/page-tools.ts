import { Reader, type Voice } from './read-aloud/reader.ts';

/** Slower than talk, for elderly listeners. */
const rate = 0.85;

/** The parts of the page in reading order; each is read as a whole. */
const sectionSelector = 'main .head, main .notice-bar, main .four, main section, main .act, main .box';

function button(label: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  made.addEventListener('click', press);
  return made;
}

/** Outermost sections with their visible text: a box inside a section is not read twice. */
function sections(): readonly { readonly element: Element; readonly text: string }[] {
  const found = [...document.querySelectorAll<HTMLElement>(sectionSelector)];
  return found
    .filter((element) => !found.some((other) => other !== element && other.contains(element)))
    .map((element) => ({ element, text: element.innerText.trim() }))
    .filter(({ text }) => text !== '');
}

function browserVoice(chosen: SpeechSynthesisVoice): Voice {
  return {
    say: (text, whenOver) => {
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.voice = chosen;
      utterance.lang = chosen.lang;
      utterance.rate = rate;
      utterance.addEventListener('end', whenOver);
      speechSynthesis.speak(utterance);
    },
    hush: () => speechSynthesis.cancel(),
  };
}

function addReading(tools: HTMLElement, chosen: SpeechSynthesisVoice): void {
  const { read = '', stop = '' } = tools.dataset;
  let reading = false;
  const reader = new Reader(browserVoice(chosen), () => {
    reading = false;
    toggle.textContent = read;
  });
  const toggle = button(read, () => {
    if (reading) {
      reader.stop();
      return;
    }
    reading = true;
    toggle.textContent = stop;
    const parts = sections();
    reader.read(
      parts.map(({ text }) => text),
      (at) => parts[at]?.element.scrollIntoView({ block: 'start' }),
    );
  });
  tools.append(toggle);
  // Speech goes on after the page is left otherwise.
  addEventListener('pagehide', () => speechSynthesis.cancel());
}

/** Adds 朗读 when the device has a voice for the page's language; voices may arrive later than the page. */
function offerReading(tools: HTMLElement): void {
  if (!('speechSynthesis' in window)) return;
  const language = document.documentElement.lang.slice(0, 2);
  const look = (): boolean => {
    const chosen = speechSynthesis.getVoices().find((voice) => voice.lang.slice(0, 2) === language);
    if (chosen !== undefined) addReading(tools, chosen);
    return chosen !== undefined;
  };
  if (look()) return;
  const wait = (): void => {
    if (look()) speechSynthesis.removeEventListener('voiceschanged', wait);
  };
  speechSynthesis.addEventListener('voiceschanged', wait);
}

const tools = document.getElementById('tools');
if (tools !== null) {
  tools.append(button(tools.dataset['print'] ?? '', () => print()));
  offerReading(tools);
}
