import { fsyncSync, readlinkSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';

import { withTemporaryFolder } from '../../testkit/database/temporary-folder.ts';
import { ArchiveWriter, readArchive } from './archive.ts';

vi.mock('node:fs', async (load) => {
  const real = await load<typeof import('node:fs')>();
  return { ...real, fsyncSync: vi.fn(real.fsyncSync), renameSync: vi.fn(real.renameSync) };
});

test.runIf(process.platform === 'linux')(
  'an archive has its name for good when it is finished: its folder is synced behind the rename',
  async () => {
    await withTemporaryFolder(async (folder) => {
      const done: string[] = [];
      const { fsyncSync: sync, renameSync: rename } = await vi.importActual<typeof import('node:fs')>('node:fs');
      vi.mocked(fsyncSync).mockImplementation((descriptor) => {
        done.push(`sync ${readlinkSync(`/proc/self/fd/${String(descriptor)}`)}`);
        sync(descriptor);
      });
      vi.mocked(renameSync).mockImplementation((from, to) => {
        done.push(`rename ${String(to)}`);
        rename(from, to);
      });
      const path = join(folder, 'a.mqbackup');
      const archive = new ArchiveWriter(path);
      await archive.add('one', Buffer.from('1'));
      await archive.finish();
      expect(done).toEqual([`sync ${path}.part`, `rename ${path}`, `sync ${folder}`]);
      for await (const part of readArchive(path)) expect([part.name, part.bytes.toString()]).toEqual(['one', '1']);
    });
  },
);
