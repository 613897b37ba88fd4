import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { openAppAtDoor } from '../../../testkit/app-at-door.ts';
import { BrowserAtDoor } from '../../../testkit/browser-at-door.ts';
import { type CountyAtDoor, openCountyAtDoor } from '../../../testkit/county-at-door.ts';
import { openPreparedEmbedded } from '../../../testkit/database/kept-database.ts';
import type { Database } from '../database/open-database.ts';
import type { App } from './app.ts';

let database: Database;
let county: CountyAtDoor;
let app: App;

beforeAll(async () => {
  database = await openPreparedEmbedded();
  county = await openCountyAtDoor(database);
  app = await openAppAtDoor(county.services);
});
afterAll(async () => {
  await app.close();
  county.close();
  await database.close();
});

const get = (url: string) => app.inject({ method: 'GET', url, headers: { accept: 'text/html' } });

describe('hostile input', () => {
  const deep = '['.repeat(30_000);
  const form = 'application/x-www-form-urlencoded';
  test.each([
    ['bad percent-encoding in the path', '/items/%E0%A4%A', 400],
    ['a lone percent sign', '/%', 400],
    ['percent-encoding that is no UTF-8', '/items/%ff', 400],
    ['bad percent-encoding in the query', '/search?q=%E0%A4%A', 200],
    ['NUL in the path', '/items/a%00c', 404],
    ['NUL in the query', '/search?q=a%00', 400],
    ['an unknown field in the query of a page', '/search?utm_source=wechat&q=x', 200],
    ['an unknown field in the query of the interface', '/api/v1/thing?x=1', 400],
    ['a field twice', '/search?q=a&q=b', 400],
    ['a name of the prototype', '/search?__proto__[x]=1&constructor=2', 200],
    ['a query that is too long', `/search?q=${'x'.repeat(9_000)}`, 400],
    ['a path that is too long', `/items/${'x'.repeat(9_000)}`, 404],
    ['a parameter of another form', '/items/ABC', 404],
    ['a way up', '/assets/..%2f..%2fpackage.json', 404],
    ['a way up in dots', '/assets/%2e%2e', 404],
    ['another site as path', '//evil.invalid/', 404],
  ])('%s is answered calmly', async (_name, url, status) => {
    expect((await get(url)).statusCode).toBe(status);
  });

  test.each([
    ['no body', form, '', 400],
    ['broken percent-encoding', form, 'text=%', 400],
    ['bytes that are no UTF-8', form, 'text=%ff%fe', 400],
    ['NUL', form, 'text=%00', 400],
    ['a single field twice', form, 'text=a&text=b', 400],
    ['an unknown field', form, 'text=a&other=b', 400],
    ['a name of the prototype', form, '__proto__=x&text=a', 400],
    ['a thousand fields', form, 'a=1&'.repeat(1_000), 400],
    ['too much', form, `text=${'x'.repeat(70_000)}`, 413],
    ['broken JSON', 'application/json', '{"text":', 400],
    ['empty JSON', 'application/json', '', 400],
    ['JSON nested thirty thousand deep', 'application/json', deep, 400],
    ['closed JSON nested thirty thousand deep', 'application/json', deep + ']'.repeat(30_000), 400],
    ['a poisoned prototype', 'application/json', '{"__proto__":{"x":1},"text":"a"}', 400],
    ['NUL in JSON', 'application/json', '{"text":"\\u0000"}', 400],
    ['half a surrogate pair', 'application/json', '{"text":"\\ud800"}', 400],
    ['a number for a text', 'application/json', '{"text":5}', 400],
    ['a list for a record', 'application/json', '[1]', 400],
    ['another type', 'text/plain', 'text', 415],
    ['XML', 'application/xml', '<a/>', 415],
    ['a file', 'multipart/form-data; boundary=x', '--x--', 415],
    ['a type that is no type', '///', 'x', 415],
  ])('a body with %s is answered calmly', async (...[, type, payload, status]) => {
    const browser = new BrowserAtDoor(app);
    const token = await browser.get('/form/token');
    const { csrf } = token.json<{ csrf: string }>();
    const cookie = `mq_form=${browser.cookies.get('mq_form') ?? ''}`;
    const answer = await app.inject({
      method: 'POST',
      url: '/plain',
      headers: { 'content-type': type, 'x-csrf-token': csrf, cookie },
      payload,
    });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
  });

  test('an input that a schema refuses is told by field, with cause and cure, never with what was typed', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/plain',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      payload: { text: 'typed words that are far too long' },
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({
      status: 400,
      code: 'bad-request',
      errors: [{ field: 'text', cause: expect.any(String), cure: expect.any(String) }],
    });
    expect(answer.body).not.toContain('typed words');
  });
});
