import type { FieldError, RefusalView } from '../../../contract/page-frame.ts';
import type { Facts, Refusal } from '../../../core/kernel/outcome.ts';
import { datesOf, type Language } from '../../../web/ui/messages/dates.ts';
import type { GeneralWords, RefusalCatalogue, RefusalCode, Say } from '../../../web/ui/messages/refusal-words.ts';
import { refusalCatalogues } from '../../../web/ui/messages/refusals.ts';

/** Turns ids in the facts of a refusal into names. What it does not know becomes a general word. */
export type RefusalNames = {
  /** The person who reads the page, for reasons that only he may see. */
  readonly reader?: string;
  readonly step?: (node: string) => string | undefined;
  readonly person?: (person: string) => string | undefined;
  readonly role?: (role: string) => string | undefined;
  readonly post?: (post: string) => string | undefined;
  readonly unit?: (unit: string) => string | undefined;
  readonly field?: (field: string) => string | undefined;
  readonly outcome?: (node: string, outcome: string) => string | undefined;
  /** Who else may do a step: names or posts in words. */
  readonly others?: (node: string) => readonly string[];
};

/** For whom sentences are made. */
export type Reader = { readonly language: Language; /** ISO instant. */ readonly legalNow: string };

/**
 * The three sentences of a refusal: what happened, why, what to do now.
 *
 * Facts become names through `names`; an id or a typed value never stands in a sentence. A code without sentences is told as `server-fault`.
 */
export function refusalView(refusal: Refusal, reader: Reader, names: RefusalNames = {}): RefusalView {
  const catalogue = refusalCatalogues[reader.language];
  const code = isKnown(refusal.refused, catalogue) ? refusal.refused : 'server-fault';
  const sentences = catalogue.say[code](sayOf(refusal.because, { reader, names, general: catalogue.general }));
  return { code: refusal.refused, ...sentences };
}

/** True when the code has sentences. */
export function isKnown(code: string, catalogue: RefusalCatalogue = refusalCatalogues['zh-CN']): code is RefusalCode {
  return Object.hasOwn(catalogue.say, code);
}

type Words = { readonly reader: Reader; readonly names: RefusalNames; readonly general: GeneralWords };

function sayOf(facts: Facts, { reader, names, general }: Words): Say {
  const dates = datesOf(reader.language, reader.legalNow);
  const text = (fact: string): string => (typeof facts[fact] === 'string' ? facts[fact] : '');
  const list = (fact: string): readonly string[] =>
    Array.isArray(facts[fact]) ? (facts[fact] as readonly string[]) : text(fact) === '' ? [] : [text(fact)];
  const one = (find: ((id: string) => string | undefined) | undefined, fallback: string) => (fact: string) =>
    find?.(text(fact)) ?? fallback;
  const many = (find: ((id: string) => string | undefined) | undefined, fallback: string) => (fact: string) =>
    [...new Set(list(fact).map((id) => find?.(id) ?? fallback))].join(general.join) || fallback;
  const node = text('step') || text('node');
  return {
    step: one(names.step, general.step),
    steps: many(names.step, general.step),
    person: one(names.person, general.person),
    roles: many(names.role, general.role),
    post: one(names.post, general.post),
    unit: one(names.unit, general.unit),
    fields: many(names.field, general.field),
    outcome: (fact) => names.outcome?.(node, text(fact)) ?? general.outcome,
    count: (fact) => (typeof facts[fact] === 'number' ? facts[fact] : 0),
    day: (fact) => dayText(facts[fact], dates),
    time: (fact) =>
      typeof facts[fact] === 'number' ? dates.time(new Date(facts[fact]).toISOString()) : dates.day(reader.legalNow.slice(0, 10)),
    is: (fact, value) => facts[fact] === value,
    has: (fact) =>
      facts[fact] !== undefined && facts[fact] !== null && facts[fact] !== '' && !(Array.isArray(facts[fact]) && list(fact).length === 0),
    isReader: (fact) =>
      names.reader !== undefined && names.reader !== '' && (text(fact) === names.reader || list(fact).includes(names.reader)),
    others: [...new Set(names.others?.(node) ?? [])].join(general.join),
  };
}

function dayText(value: Facts[string] | undefined, dates: ReturnType<typeof datesOf>): string {
  if (typeof value === 'number') return dates.time(new Date(value).toISOString());
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? dates.day(value) : '—';
}

/** Field errors with general words, for inputs that a schema refused. Typed values are never repeated. */
export function fieldError(field: string, about: { readonly missing: boolean; readonly language: Language }): FieldError {
  if (about.language === 'en') {
    return about.missing
      ? { field, cause: 'This is missing', cure: 'Please fill it in' }
      : { field, cause: 'This has a wrong form or is too long', cure: 'Please write it as the hint says' };
  }
  return about.missing
    ? { field, cause: '这一项没有填', cure: '请填上' }
    : { field, cause: '这一项格式不对，或者太长', cure: '请照提示的样子写' };
}

/** What a long text is for, so that its absence is told in its own words. */
export type Unwritten = 'objection' | 'objection-as-told' | 'answer';

const unwritten: Readonly<Record<Language, Readonly<Record<Unwritten, Omit<FieldError, 'field'>>>>> = {
  'zh-CN': {
    objection: { cause: '没有写意见', cure: '请写下您觉得哪里不对' },
    'objection-as-told': { cause: '没有写意见', cure: '请照原话记下来' },
    answer: { cause: '没有写答复', cure: '请写清查到了什么、为什么这样定' },
  },
  en: {
    objection: { cause: 'No objection is written', cure: 'Please write what you think is wrong' },
    'objection-as-told': { cause: 'No objection is written', cure: 'Please write it down in the words you were told' },
    answer: { cause: 'No answer is written', cure: 'Please write what you found and why you decide so' },
  },
};

/** The error of a text that was left empty. */
export function unwrittenError(field: string, what: Unwritten, language: Language): FieldError {
  return { field, ...unwritten[language][what] };
}
