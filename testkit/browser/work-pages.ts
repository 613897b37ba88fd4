import type { Page } from 'playwright-core';

/** Fills the fields of a form by their names; options are chosen by their value. */
export async function fillFields(page: Page, form: string, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    const field = page.locator(`${form} [name="${name}"]`);
    const type = await field.first().evaluate((element) => (element instanceof HTMLInputElement ? element.type : element.tagName));
    if (type === 'radio') await page.locator(`${form} [name="${name}"][value="${value}"]`).check();
    else if (type === 'SELECT') await field.selectOption(value);
    else await field.fill(value);
  }
}

/** Presses a button or link and waits for the page that answers. */
export async function press(page: Page, selector: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.locator(selector).locator('visible=true').first().click()]);
}

/** Opens the case, fills the act's form and presses the button of the outcome; the page afterwards is the answer. */
export async function act(
  page: Page,
  place: { readonly caseId: string; readonly node: string },
  done: { readonly outcome?: string; readonly values?: Readonly<Record<string, string>> } = {},
): Promise<void> {
  await page.goto(`/work/cases/${place.caseId}`);
  const form = `#act-${place.node} form`;
  await fillFields(page, form, done.values ?? {});
  await press(page, done.outcome === undefined ? `${form} button` : `${form} button[value="${done.outcome}"]`);
}

/** Sends a form that no page offers, as somebody would who builds it himself; token and session are those of the page. */
export async function sendForged(page: Page, action: string, values: Readonly<Record<string, string>>): Promise<void> {
  const arrived = page.waitForNavigation();
  await page.evaluate(
    ([path, fields]) => {
      const form = document.createElement('form');
      form.method = 'post';
      form.action = path;
      const token = document.querySelector<HTMLInputElement>('input[name=csrf]')?.value ?? '';
      for (const [name, value] of Object.entries({ csrf: token, ...fields })) {
        const input = document.createElement('input');
        input.type = 'hidden';
        input.name = name;
        input.value = value;
        form.append(input);
      }
      document.body.append(form);
      form.submit();
    },
    [action, values] as const,
  );
  await arrived;
}

/** Code of the refusal that answers what was sent, or null. */
export function refusalOf(page: Page): Promise<string | null> {
  return codeIn(page, 'main .refusal[role=alert]');
}

/** Code of the reason that stands beside an act instead of its form, or null. */
export function reasonAt(page: Page, node: string): Promise<string | null> {
  return codeIn(page, `#act-${node} .refusal`);
}

async function codeIn(page: Page, selector: string): Promise<string | null> {
  const box = page.locator(selector).first();
  if ((await box.count()) === 0) return null;
  return /[a-z]+(?:-[a-z]+)+/.exec((await box.locator('.sub').last().textContent()) ?? '')?.[0] ?? '';
}

/** Moves the county's clock with the visible control. */
export async function moveClock(page: Page, days: 1 | 7): Promise<void> {
  await page.goto('/work');
  await press(page, '.demo a[href="/work/clock"]');
  await press(page, `form:has(input[name=days][value="${String(days)}"]) button`);
}
