import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { Fault } from '../../../core/kernel/outcome.ts';
import { withTemporaryFolder } from '../../../testkit/database/temporary-folder.ts';
import { lockDirectory } from '../database/pglite/directory-lock.ts';
import { askControl } from './ask-control.ts';
import { controlPlace } from './control-place.ts';
import { startControl } from './start-control.ts';

describe('control socket', () => {
  it('answers commands of the same user, tells how far it is and hands faults over', async () => {
    await withTemporaryFolder(async (folder) => {
      const directory = join(folder, 'database');
      const lock = await lockDirectory(directory);
      const control = await startControl(directory, {
        double: async (wish, progress) => {
          progress(0.5, 'half');
          return Number(wish) * 2;
        },
        fail: () => Promise.reject(new Fault('some-fault', { place: 'here' })),
        crash: () => Promise.reject(new Error('a bug')),
      });
      const heard: string[] = [];
      expect(await askControl(directory, { do: 'double', with: 21 }, (share, label) => heard.push(`${share} ${label}`))).toEqual({
        answer: 42,
      });
      expect(heard).toEqual(['0.5 half']);
      await expect(askControl(directory, { do: 'fail', with: null })).rejects.toMatchObject({
        code: 'some-fault',
        facts: { place: 'here' },
      });
      await expect(askControl(directory, { do: 'crash', with: null })).rejects.toMatchObject({ code: 'control-failed' });
      await expect(askControl(directory, { do: 'constructor', with: null })).rejects.toMatchObject({ code: 'control-unknown-request' });
      const place = controlPlace(directory);
      expect(Buffer.byteLength(place?.socket ?? '')).toBeLessThan(100);
      expect(statSync(place?.socket ?? '').mode & 0o777).toBe(0o600);
      expect(statSync(place?.folder ?? '').mode & 0o777).toBe(0o700);
      await control.close();
      expect(await askControl(directory, { do: 'double', with: 1 })).toBeUndefined();
      await lock.release();
      expect(await askControl(directory, { do: 'double', with: 1 })).toBeUndefined();
    });
  });

  it('does not start beside a directory that nobody holds', async () => {
    await withTemporaryFolder(async (folder) => {
      await expect(startControl(join(folder, 'database'), {})).rejects.toMatchObject({ code: 'control-without-lock' });
    });
  });
});
