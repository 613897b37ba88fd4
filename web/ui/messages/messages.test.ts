import { describe, expect, test } from 'vitest';
import { datesOf } from './dates.ts';
import { en } from './en.ts';
import { deskEn } from './en/desk.ts';
import { deskProgrammeEn } from './en/desk-programme.ts';
import { zhCn } from './zh-CN.ts';
import { deskZhCn } from './zh-CN/desk.ts';
import { deskProgrammeZhCn } from './zh-CN/desk-programme.ts';

type Entry = { readonly path: string; readonly value: unknown };

/** All leaves of a catalogue with their paths. */
function leavesOf(value: unknown, path: string): readonly Entry[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([key, child]) => leavesOf(child, path === '' ? key : `${path}.${key}`));
}

/** Calls a message with marks; the marks that come out are its placeholders. */
function placeholdersOf(value: unknown): readonly string[] {
  if (typeof value !== 'function') return [];
  const marks = Array.from({ length: value.length }, (_, index) => 700_001 + index);
  const text = String(Reflect.apply(value, undefined, marks));
  return marks.filter((mark) => text.includes(String(mark))).map(String);
}

const chinese = leavesOf({ ...zhCn, desk: deskZhCn, deskProgramme: deskProgrammeZhCn }, '');
const english = leavesOf({ ...en, desk: deskEn, deskProgramme: deskProgrammeEn }, '');

describe('the English catalogue', () => {
  test('has exactly the keys of the Chinese', () => {
    expect(english.map((entry) => entry.path).toSorted()).toEqual(chinese.map((entry) => entry.path).toSorted());
    expect(chinese.length).toBeGreaterThan(300);
  });

  test('uses the same placeholders in each message', () => {
    const byPath = new Map(english.map((entry) => [entry.path, entry.value]));
    const differing = chinese.filter((entry) => placeholdersOf(entry.value).join() !== placeholdersOf(byPath.get(entry.path)).join());
    expect(differing.map((entry) => entry.path)).toEqual([]);
  });

  test('contains no empty message and no Chinese, except examples of what to type', () => {
    const bad = english.filter(
      (entry) =>
        !['home.example', 'desk.frame.language'].includes(entry.path) && (entry.value === '' || /[一-鿿]/.test(String(entry.value))),
    );
    expect(bad.map((entry) => entry.path)).toEqual([]);
  });
});

test('Chinese messages use full-width punctuation between Chinese characters', () => {
  const half = chinese.filter((entry) =>
    /[一-鿿][,;:?!()]|[,;:?!()][一-鿿]/.test(String(entry.value).replace(/`[^`]*`|=> |\(.*?\) =>/g, '')),
  );
  expect(half.map((entry) => entry.path).filter((path) => typeof chinese.find((entry) => entry.path === path)?.value === 'string')).toEqual(
    [],
  );
});

describe('days in words', () => {
  const zh = datesOf('zh-CN', '2026-11-23T02:30:00.000Z');
  const us = datesOf('en', '2026-11-23T02:30:00.000Z');

  test('carry the weekday, and the year only when it is another', () => {
    expect(zh.day('2026-11-23')).toBe('11月23日（周一）');
    expect(zh.day('2027-01-03')).toBe('2027年1月3日（周日）');
    expect(us.day('2027-01-03')).toBe('Sun 3 Jan 2027');
    expect(zh.date('2026-03-01')).toBe('2026年3月1日');
  });

  test('instants are read in China Standard Time', () => {
    expect(zh.time('2026-11-23T16:05:00.000Z')).toBe('11月24日（周二） 00:05');
  });

  test('the year of today is the year in China', () => {
    expect(datesOf('zh-CN', '2026-12-31T16:00:00.000Z').day('2027-01-01')).toBe('1月1日（周五）');
  });
});
