import { refuse, type Refusal } from '../core/kernel/outcome.ts';
import { shortestPassphrase } from '../server/backup/seal-keys.ts';
import type { Console } from './command.ts';

const variable = 'MINGQUAN_BACKUP_PASSPHRASE';

/**
 * The passphrase for keys: from the environment, else typed at the terminal without being shown. A new one (`twice`) must be long enough and
 * typed twice. Refused: `passphrase-missing`, `passphrase-too-short`, `passphrases-differ`.
 */
export async function askPassphrase(
  console: Pick<Console, 'env' | 'err'>,
  how: 'once' | 'twice',
): Promise<string | Refusal<'passphrase-missing' | 'passphrase-too-short' | 'passphrases-differ'>> {
  const given = console.env[variable];
  const typed = given === undefined || given === '' ? await ask(console, '密钥口令 passphrase: ') : given;
  if (typed === undefined) return refuse('passphrase-missing', { variable });
  if (how === 'once') return typed;
  if ([...typed].length < shortestPassphrase) return refuse('passphrase-too-short', { least: shortestPassphrase });
  if (given !== undefined && given !== '') return typed;
  return (await ask(console, '再输一遍 once more: ')) === typed ? typed : refuse('passphrases-differ');
}

/** Reads one line without showing it; undefined where there is no terminal. */
function ask(console: Pick<Console, 'err'>, question: string): Promise<string | undefined> {
  const { stdin } = process;
  if (!stdin.isTTY) return Promise.resolve(undefined);
  console.err(question);
  return new Promise((resolve) => {
    let typed = '';
    const take = (part: string): void => {
      for (const letter of part) {
        if (letter === '\u0003') process.exit(130);
        if (letter === '\r' || letter === '\n' || letter === '\u0004') return end();
        typed = letter === '\u007f' || letter === '\b' ? [...typed].slice(0, -1).join('') : typed + letter;
      }
    };
    const end = (): void => {
      stdin.off('data', take).setRawMode(false).pause();
      console.err('\n');
      resolve(typed);
    };
    stdin.setRawMode(true).setEncoding('utf8').resume().on('data', take);
  });
}
