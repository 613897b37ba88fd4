import type { Language } from './dates.ts';
import { alertRefusals as alertEn } from './en/alert-refusals.ts';
import { caseRefusals as caseEn } from './en/case-refusals.ts';
import { deskRefusals as deskEn } from './en/desk-refusals.ts';
import { doorRefusals as doorEn, generalWords as generalEn } from './en/door-refusals.ts';
import { programmeRefusals as programmeEn } from './en/programme-refusals.ts';
import { rotationRefusals as rotationEn } from './en/rotation-refusals.ts';
import { lawRefusals as lawEn } from './en/law-refusals.ts';
import { ruleRefusals as ruleEn } from './en/rule-refusals.ts';
import type { RefusalCatalogue } from './refusal-words.ts';
import { alertRefusals as alertZhCn } from './zh-CN/alert-refusals.ts';
import { caseRefusals as caseZhCn } from './zh-CN/case-refusals.ts';
import { deskRefusals as deskZhCn } from './zh-CN/desk-refusals.ts';
import { lawRefusals as lawZhCn } from './zh-CN/law-refusals.ts';
import { programmeRefusals as programmeZhCn } from './zh-CN/programme-refusals.ts';
import { rotationRefusals as rotationZhCn } from './zh-CN/rotation-refusals.ts';
import { ruleRefusals as ruleZhCn } from './zh-CN/rule-refusals.ts';
import { doorRefusals as doorZhCn, generalWords as generalZhCn } from './zh-CN/door-refusals.ts';

/** What happened, why, what to do now: for every refusal that reaches a person, in every language. */
export const refusalCatalogues: Readonly<Record<Language, RefusalCatalogue>> = {
  'zh-CN': {
    general: generalZhCn,
    say: {
      ...caseZhCn,
      ...alertZhCn,
      ...rotationZhCn,
      ...ruleZhCn,
      ...deskZhCn,
      ...lawZhCn,
      ...programmeZhCn,
      ...doorZhCn,
    },
  },
  en: {
    general: generalEn,
    say: {
      ...caseEn,
      ...alertEn,
      ...rotationEn,
      ...ruleEn,
      ...deskEn,
      ...lawEn,
      ...programmeEn,
      ...doorEn,
    },
  },
};
