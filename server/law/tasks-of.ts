import type { Citing } from '../../core/catalogue/law/affected.ts';
import type { RevisionTask } from '../../core/catalogue/law/revision.ts';
import { newId } from '../platform/random.ts';

/** A task for each of the published; `cited` tasks say which citations they are about, those of a yearly round are about everything. */
export function tasksOf(published: readonly Citing[], about: 'cited' | 'everything'): readonly RevisionTask[] {
  return published.map(({ unit, subject, item, name, number, cites }) => ({
    ...{ task: newId(), unit, subject, item, name, number },
    cites: about === 'cited' ? [...new Set(cites.map(({ basis }) => basis))] : [],
  }));
}
