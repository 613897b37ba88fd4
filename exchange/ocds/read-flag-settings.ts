import {
  type FlagSettings,
  type IndicatorCode,
  indicatorCodes,
  type IndicatorSettings,
} from '../../core/supervision/indicators/flag-settings.ts';
import { refuse, type Refusal } from '../../core/kernel/outcome.ts';

/** All indicators with their defaults: what holds without a file. */
export const defaultFlagSettings: FlagSettings = {
  incomparablePrices: [],
  excluded: [],
  indicators: Object.fromEntries(indicatorCodes.map((code) => [code, {}])),
};

/** Why a settings file is not taken. */
export type SettingsRefusal = Refusal<'bad-flag-settings'>;

class BadSetting extends Error {}

/**
 * Reads the settings of the indicators from JSON (`docs/guides/flags.md`). A section named after an indicator makes it run;
 * a file without any such section runs all. Unknown members are refused, so that a slip of the pen is not a silent default.
 *
 * Refuses `bad-flag-settings` with the setting at fault.
 */
export function readFlagSettings(text: string): FlagSettings | SettingsRefusal {
  try {
    return settingsOf(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch (error) {
    if (error instanceof BadSetting) return refuse('bad-flag-settings', { setting: error.message });
    if (error instanceof SyntaxError) return refuse('bad-flag-settings', { setting: 'JSON' });
    throw error;
  }
}

function settingsOf(json: unknown): FlagSettings {
  const members = membersOf(json, 'file');
  const indicators: Partial<Record<IndicatorCode, IndicatorSettings>> = {};
  let [currency, incomparablePrices, excluded]: [string | undefined, readonly string[], readonly string[]] = [undefined, [], []];
  for (const [name, value] of members) {
    const code = indicatorCodes.find((one) => one === name);
    if (code !== undefined) indicators[code] = indicatorOf(value, code);
    else if (name === 'currency') currency = textOf(value, name);
    else if (name === 'no_price_comparison_procurement_method_details') incomparablePrices = listOf(value, name);
    else if (name === 'exclude_procurement_method_details') excluded = listOf(value, name);
    else throw new BadSetting(name);
  }
  return {
    ...(currency === undefined ? {} : { currency }),
    incomparablePrices,
    excluded,
    indicators: Object.keys(indicators).length === 0 ? defaultFlagSettings.indicators : indicators,
  };
}

function indicatorOf(json: unknown, code: IndicatorCode): IndicatorSettings {
  return membersOf(json, code).reduce<IndicatorSettings>((settings, [name, value]) => {
    const place = `${code}.${name}`;
    if (!knownSettings[code].includes(name)) throw new BadSetting(place);
    return { ...settings, ...settingOf(name, value, place) };
  }, {});
}

function settingOf(name: string, value: unknown, place: string): IndicatorSettings {
  if (name === 'procurement_methods') return { procurementMethods: listOf(value, place) };
  if (name === 'procurement_method_details') return { procurementMethodDetails: numbersOf(value, place) };
  if (name === 'percentile') return { percentile: numberOf(value, place) };
  if (name === 'minimum_submitted_bids') return { minimumSubmittedBids: numberOf(value, place) };
  if (name === 'minimum_contracting_processes') return { minimumContractingProcesses: numberOf(value, place) };
  return { threshold: numberOf(value, place) };
}

const knownSettings: Readonly<Record<IndicatorCode, readonly string[]>> = {
  R003: ['threshold', 'procurement_methods', 'procurement_method_details'],
  R018: [],
  R024: ['threshold'],
  R025: ['threshold', 'percentile'],
  R028: [],
  R030: [],
  R035: ['threshold'],
  R036: [],
  R038: ['threshold', 'minimum_submitted_bids', 'minimum_contracting_processes'],
  R048: ['threshold', 'minimum_contracting_processes'],
  R058: ['threshold'],
};

function membersOf(json: unknown, place: string): readonly (readonly [string, unknown])[] {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new BadSetting(place);
  return Object.entries(json);
}

function numbersOf(json: unknown, place: string): Readonly<Record<string, number>> {
  return Object.fromEntries(membersOf(json, place).map(([name, value]) => [name, numberOf(value, `${place}.${name}`)]));
}

function numberOf(json: unknown, place: string): number {
  const value = typeof json === 'string' && /^-?\d+(\.\d+)?$/.test(json) ? Number(json) : json;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new BadSetting(place);
  return value;
}

function textOf(json: unknown, place: string): string {
  if (typeof json !== 'string' || json === '') throw new BadSetting(place);
  return json;
}

/** A list, or its members in one text with `|` between. */
function listOf(json: unknown, place: string): readonly string[] {
  const list: readonly unknown[] = Array.isArray(json) ? json : textOf(json, place).split('|');
  return list.map((one) => textOf(one, place));
}
