import type { Language } from '../ui/messages/dates.ts';
import { type DeskMessages, deskZhCn } from '../ui/messages/zh-CN/desk.ts';
import { type DeskProgrammeMessages, deskProgrammeZhCn } from '../ui/messages/zh-CN/desk-programme.ts';

/** Words of the desk in one language. The language is the page's own: changing it loads the page anew. */
type Spoken = { readonly language: Language; readonly words: DeskMessages & { readonly programme: DeskProgrammeMessages } };

let spoken: Spoken = { language: 'zh-CN', words: { ...deskZhCn, programme: deskProgrammeZhCn } };

/** Takes the language of the page; English words are fetched only where they are wanted. Called once, before anything is drawn. */
export async function speakAs(language: string): Promise<void> {
  if (language !== 'en') return;
  const [{ deskEn }, { deskProgrammeEn }] = await Promise.all([
    import('../ui/messages/en/desk.ts'),
    import('../ui/messages/en/desk-programme.ts'),
  ]);
  spoken = { language: 'en', words: { ...deskEn, programme: deskProgrammeEn } };
}

/** The words of the desk. */
export function deskWords(): Spoken['words'] {
  return spoken.words;
}

/** The language of the desk. */
export function deskLanguage(): Language {
  return spoken.language;
}

/** Address that shows this page in the other language. */
export function otherLanguage(path: string): string {
  return `/display?lang=${spoken.language === 'en' ? 'zh-CN' : 'en'}&back=${encodeURIComponent(path)}`;
}
