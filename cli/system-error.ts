/** What went wrong with a file that the user named, in both languages. */
export type FileProblem = { readonly chinese: string; readonly english: string };

type Told = (place: string) => FileProblem;

/** Errors of the operating system that the user can mend: what happened, why, and what to do. */
const told: Readonly<Record<string, Told>> = {
  ENOENT: (place) => ({
    chinese: `找不到 ${place}：没有这个文件或目录。请检查路径；要写的文件，先建好目录`,
    english: 'no such file or folder; check the path',
  }),
  EACCES: (place) => ({
    chinese: `不能使用 ${place}：权限不够。请改权限，或换一个位置`,
    english: 'permission denied; change it, or choose another place',
  }),
  EPERM: (place) => ({ chinese: `不能使用 ${place}：系统不允许。请换一个位置`, english: 'not permitted; choose another place' }),
  EROFS: (place) => ({ chinese: `不能写 ${place}：这里只能读。请换一个位置`, english: 'a read-only place; choose another one' }),
  EEXIST: (place) => ({
    chinese: `${place} 已存在，没有覆盖。请换一个名字`,
    english: 'it exists already and was not overwritten; choose another name',
  }),
  ENOTDIR: (place) => ({
    chinese: `不能使用 ${place}：路径中间有一段是文件，不是目录。请检查路径`,
    english: 'a part of the path is a file; check the path',
  }),
  EISDIR: (place) => ({ chinese: `${place} 是目录，不是文件。请写出文件名`, english: 'it is a folder; name a file' }),
  ENOSPC: (place) => ({ chinese: `不能写 ${place}：磁盘已满。请腾出空间再试`, english: 'the disk is full; make room and try again' }),
  EMFILE: (place) => ({
    chinese: `不能打开 ${place}：打开的文件太多。请提高限额（ulimit -n）`,
    english: 'too many open files; raise the limit',
  }),
};

/**
 * What to tell of an error of the operating system that has to do with a file the user named; undefined for every other error.
 *
 * @param place what to call the file when the error does not name it
 */
export function systemProblem(error: unknown, place?: string): FileProblem | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return undefined;
  const named = 'path' in error ? String(error.path) : place;
  // A full disk shows where the path is no longer known.
  if (named === undefined && error.code !== 'ENOSPC') return undefined;
  return problemOfCode(String(error.code), named ?? '文件 a file');
}

/** As `systemProblem`, of a code alone. */
export function problemOfCode(code: string, place: string): FileProblem | undefined {
  return told[code]?.(place);
}

/** Both languages in one line. */
export function problemLine({ chinese, english }: FileProblem): string {
  return `${chinese} · ${english}`;
}
