import { Fault } from '../../core/kernel/outcome.ts';
import type { StepsReport } from './steps-server.ts';

/** A session as a browser holds it: the cookie, and the token that its forms carry. */
export type BrowserSession = { readonly cookie: string; readonly csrf: string };

/** Signs in over HTTP with both factors, as a person does. */
export async function signInOverHttp(report: StepsReport): Promise<BrowserSession> {
  const door = await open(`${report.base}/work/sign-in`, '');
  const half = await post(`${report.base}/work/sign-in`, door, { login: report.login, password: report.password });
  const second = await open(`${report.base}/work/second-factor`, half);
  const full = await post(`${report.base}/work/second-factor`, second, { code: report.code });
  const work = await open(`${report.base}/work`, full);
  return { cookie: full, csrf: work.csrf };
}

type Form = { readonly cookie: string; readonly csrf: string };

async function open(url: string, cookie: string): Promise<Form> {
  const answer = await fetch(url, { headers: { cookie }, redirect: 'manual' });
  const page = await answer.text();
  const [, csrf] = /name="csrf" value="([^"]+)"/.exec(page) ?? [];
  if (csrf === undefined) throw new Fault('bench-sign-in-failed', { url, status: answer.status });
  return { cookie: cookiesOf(answer) || cookie, csrf };
}

async function post(url: string, { cookie, csrf }: Form, fields: Readonly<Record<string, string>>): Promise<string> {
  const body = new URLSearchParams({ csrf, ...fields });
  const answer = await fetch(url, { method: 'POST', headers: { cookie }, body, redirect: 'manual' });
  if (answer.status !== 303) throw new Fault('bench-sign-in-failed', { url, status: answer.status });
  return cookiesOf(answer) || cookie;
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0] ?? '')
    .join('; ');
}
