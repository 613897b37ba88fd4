/**
 * How the embedded engine is started: the list of PGlite 0.5.16 without `-F` (which turns every sync off), with syncs on.
 * `wal_sync_method` must be `fsync`: the usual `fdatasync` is a no-op in that build (0 syncs for 500 commits).
 * `shared_buffers` is touched as a whole at start: the usual 128 MB cost 115 MB of the process more than 32 MB do, and the operating system caches behind it.
 */
export const startParameters: readonly string[] = [
  '--single',
  '-O',
  '-j',
  ...setting('search_path=public'),
  ...setting('exit_on_error=false'),
  ...setting('log_checkpoints=false'),
  ...setting('max_worker_processes=0'),
  ...setting('max_parallel_workers=0'),
  ...setting('max_parallel_workers_per_gather=0'),
  ...setting('max_parallel_maintenance_workers=0'),
  ...setting('io_method=sync'),
  ...setting('fsync=on'),
  ...setting('full_page_writes=on'),
  ...setting('wal_sync_method=fsync'),
  ...setting('shared_buffers=32MB'),
  ...setting('TimeZone=UTC'),
];

function setting(assignment: string): readonly string[] {
  return ['-c', assignment];
}
