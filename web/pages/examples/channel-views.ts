import type { PosterTickView } from '../../../contract/channel-views.ts';
import { emptyForm } from './frames.ts';

const place = { id: 'p-1', unitName: '月光村', place: '村委会公开栏', number: 3, since: '2026-03-05', stale: null };

/** A paper in force, with a place that still shows an older one. */
export const posterTickExample: PosterTickView = {
  code: 'QX-MZ-012',
  hash: '5b1c0d2e',
  poster: {
    name: '低保申请',
    check: { state: 'current', number: 3 },
    places: [place, { ...place, id: 'p-2', place: '村口墙上', number: 2, since: '2025-03-02', stale: 'replaced' }],
    units: [
      { id: 'u-1', name: '月光村' },
      { id: 'u-2', name: '星湾村' },
    ],
  },
  unknown: false,
  form: emptyForm,
};

/** An old paper, with a form given back. */
export const oldPosterTickExample: PosterTickView = {
  ...posterTickExample,
  poster: {
    name: '低保申请',
    check: { state: 'replaced', number: 2, by: 3, on: '2026-03-01' },
    places: [],
    units: [{ id: 'u-1', name: '月光村' }],
  },
};

/** Before a paper is named, and after one that is not known. */
export const emptyPosterTickExample: PosterTickView = { code: 'QX-MZ-099', hash: '00000000', poster: null, unknown: true, form: emptyForm };
