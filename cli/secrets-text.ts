import type { HandedSecrets } from '../server/administration/account-orders.ts';
import { totpAddress } from '../server/session/totp.ts';

/** One slip for each person, to be cut apart and handed over: the program keeps none of it. */
export function secretsText(county: string, secrets: readonly HandedSecrets[]): string {
  return secrets.map((one) => slip(county, one)).join('');
}

function slip(county: string, { login, name, password, totpSecret }: HandedSecrets): string {
  const lines = [
    `姓名 name          ${name}`,
    `登录名 login       ${login}`,
    `首次口令 password  ${password}    （第一次登录必须更改 · must be changed at the first sign-in）`,
    `验证器密钥 TOTP    ${totpSecret}`,
    `                   ${totpAddress(totpSecret, { county: county === '' ? 'Mingquan' : county, login })}`,
  ];
  return `${'-'.repeat(72)}\n${lines.join('\n')}\n`;
}
