import type { LightMyRequestResponse as Response } from 'fastify';

import type { App } from '../server/platform/http/app.ts';

/** What is sent besides method and address. */
export type Sent = {
  readonly headers?: Readonly<Record<string, string>>;
  readonly form?: Readonly<Record<string, string>>;
  readonly from?: string;
};

/** A browser without scripts: it keeps cookies and fills the hidden fields of the last page into what it sends. */
export class BrowserAtDoor {
  readonly #app: App;
  readonly cookies = new Map<string, string>();
  /** Token of the last page. */
  csrf = '';

  constructor(app: App) {
    this.#app = app;
  }

  async get(url: string, sent: Sent = {}): Promise<Response> {
    return this.#keep(await this.#app.inject({ method: 'GET', url, headers: this.#headers(sent), ...from(sent) }));
  }

  /** Posts a form with the token of the last page. */
  async post(url: string, form: Readonly<Record<string, string>>, sent: Sent = {}): Promise<Response> {
    const payload = new URLSearchParams({ csrf: this.csrf, ...form }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded', ...this.#headers(sent) };
    return this.#keep(await this.#app.inject({ method: 'POST', url, headers, payload, ...from(sent) }));
  }

  #headers(sent: Sent): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return { accept: 'text/html', ...(cookie === '' ? {} : { cookie }), ...sent.headers };
  }

  #keep(response: Response): Response {
    for (const { name, value } of response.cookies) {
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    this.csrf = /name="csrf" value="([^"]+)"/.exec(response.body)?.[1] ?? this.csrf;
    return response;
  }
}

function from(sent: Sent): { readonly remoteAddress?: string } {
  return sent.from === undefined ? {} : { remoteAddress: sent.from };
}
