import { createContext, useContext, type ReactElement, type ReactNode } from 'react';
import { datesOf, type Dates, type Language } from './dates.ts';
import { en } from './en.ts';
import { zhCn, type Messages } from './zh-CN.ts';

/** What a component needs to speak: words and dates of one language. */
export type Speech = { readonly language: Language; readonly words: Messages; readonly dates: Dates };

/** Speech of a language on a legal instant (ISO). */
export function speechOf(language: Language, legalNow: string): Speech {
  return { language, words: language === 'en' ? en : zhCn, dates: datesOf(language, legalNow) };
}

const SpeechContext = createContext<Speech | null>(null);

/** Gives all components below their words. */
export function SpeechProvider(props: { readonly speech: Speech; readonly children: ReactNode }): ReactElement {
  return <SpeechContext.Provider value={props.speech}>{props.children}</SpeechContext.Provider>;
}

/** The words of the page around. @throws Error when no `SpeechProvider` is above: a bug. */
export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (speech === null) throw new Error('no SpeechProvider above this component');
  return speech;
}
