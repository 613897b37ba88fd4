import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The YAML files of one folder of the library, sorted by name. `root` is the library folder. */
export function listYaml(root: string, folder: string): readonly { readonly path: string; readonly file: string; readonly name: string }[] {
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith('.yaml'));
  return names.sort().map((name) => ({ path: join(root, folder, name), file: `library/${folder}/${name}`, name }));
}
