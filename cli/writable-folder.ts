import { accessSync, constants } from 'node:fs';
import { dirname, sep } from 'node:path';

/** Makes sure, before long work begins, that the folder of a file to be written is there. @throws the error of the system, with its path */
export function demandFolderOf(file: string): void {
  // The dot lets a file in the place of a folder be an error.
  accessSync(`${dirname(file)}${sep}.`, constants.W_OK);
}
