import type { Command } from './command.ts';

/** What is wrong with the options that were written, in both languages. Every other error is thrown again. */
export function usageErrorLine(error: unknown, options: Command['options']): string {
  if (!(error instanceof Error) || !('code' in error) || !String(error.code).startsWith('ERR_PARSE_ARGS_')) throw error;
  const [, written = ''] = /'(-[^' ]*)/.exec(error.message) ?? [];
  switch (error.code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return `没有选项 ${written} · there is no option ${written}`;
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return options[written.replace(/^-+/, '')]?.type === 'string'
        ? `选项 ${written} 后面要写值；值以 - 开头时写成 ${written}=值 · the option ${written} needs a value; write ${written}=VALUE when it begins with a dash`
        : `选项 ${written} 不带值 · the option ${written} takes no value`;
    default:
      return `选项读不懂 · the options are not understood: ${error.message}`;
  }
}
