import { dayOf, yearOf } from '../../core/kernel/day.ts';
import { Fault } from '../../core/kernel/outcome.ts';
import { libraryRoot, readLibrary } from '../library/read-library.ts';
import { type Check, failing, fine, warning } from './check.ts';

/** Whether the library reads, and through which year its calendar is published. */
export function checkLibrary(): readonly Check[] {
  const name = '资料库 library';
  try {
    const { items, calendar } = readLibrary(libraryRoot());
    const year = yearOf(dayOf(Date.now()));
    const says = `已公布到 ${calendar.publishedThroughYear} 年 published through ${calendar.publishedThroughYear}`;
    const days =
      calendar.publishedThroughYear >= year
        ? fine('工作日历 working days', says)
        : warning('工作日历 working days', says, '更新 library/calendar：之后的期限只按周末算 · deadlines beyond it count weekends only');
    return [fine(name, `${items.length} 个事项版本 item versions`), days];
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return [failing(name, error.message, '改正这个文件 · correct the file')];
  }
}
