import { join } from 'node:path';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { STYLE_HASH } from '../../src/layout/html-style.ts';
import { advisor } from '../commands/advisor.ts';
import { type Policy, Served } from './served.ts';

const profiles = join(import.meta.dirname, 'profiles');

/** Every report, and the two with charts for projects of each kind. */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  recommend: ['recommend', 'contract-assistant.yaml'],
  'recommend-without-a-name': ['recommend', 'without-a-name.yaml'],
  'recommend-small-budget': ['recommend', 'small-budget.yaml'],
  'recommend-nothing': ['recommend', '-'],
  cost: ['cost', 'contract-assistant.yaml'],
  explain: ['explain', 'contract-assistant.yaml'],
  flip: ['flip', 'contract-assistant.yaml'],
  models: ['models', 'contract-assistant.yaml'],
  compare: ['compare', 'contract-assistant.yaml', 'small-budget.yaml'],
};
const REPORT = "document.querySelector('template#advisor-report').content.textContent";
const NAMES = Object.keys(COMMANDS);

const served = new Served({
  none: null,
  strict: "default-src 'none'; style-src 'self'",
  'by-hash': `default-src 'none'; style-src '${STYLE_HASH}'`,
});
let browser: Browser;

beforeAll(async () => {
  for (const [name, args] of Object.entries(COMMANDS)) {
    const { status, stderr, stdout } = advisor(profiles, [...args, '--format', 'html'], {
      input: 'name: new',
    });
    if (status !== 0) throw new Error(stderr);
    served.pages.set(name, stdout);
  }
  await served.listen();
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await served.close();
});

/** Opens a page, and does something with it and with what the browser refused. */
async function on<Found>(
  name: string,
  policy: Policy,
  look: (page: Page, refused: readonly string[]) => Promise<Found>,
): Promise<Found> {
  const page = await browser.newPage({ colorScheme: 'light', viewport: { width: 1280, height: 900 } });
  const refused: string[] = [];
  page.on('console', (message) => refused.push(message.text()));
  try {
    await page.goto(served.address(policy, name));
    return await look(page, refused);
  } finally {
    await page.close();
  }
}

/** What colours and the width of a window can make wrong on a page that is right in others. */
const OF_APPEARANCE = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'];

/** What axe finds, by all of its rules or by some, each with the first element that has it. */
async function faultsOf(page: Page, rules: readonly string[] | null = null): Promise<readonly string[]> {
  if (rules === null) await page.evaluate(axe.source);
  const options = rules === null ? {} : { runOnly: rules };
  return page.evaluate<string[]>(
    `axe.run(${JSON.stringify(options)}).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
  );
}

const PRINTED = NAMES.filter((name) => /^(recommend|cost)/.test(name));

test.each(NAMES)('the page of %s has no fault, light and dark, on a telephone and on paper', async (name) => {
  await on(name, 'none', async (page, refused) => {
    expect(await faultsOf(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await faultsOf(page, OF_APPEARANCE)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    if (PRINTED.includes(name)) expect(await sheetsOf(page)).toBeOneOf([1, 2]);
    expect(refused).toEqual([]);
  });
});

/** How many sheets of paper a page takes. */
async function sheetsOf(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
}

describe.each(['recommend', 'cost'])('the page of %s behind a strict policy', (name) => {
  test('loses its style alone, and has no fault without, light and dark', async () => {
    await on(name, 'strict', async (page, refused) => {
      expect(await faultsOf(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await faultsOf(page, OF_APPEARANCE)).toEqual([]);
      const letters = await page.evaluate("getComputedStyle(document.querySelector('svg text')).fill");
      expect(letters).toBe(await page.evaluate('getComputedStyle(document.body).color'));
      expect(letters).toBe('rgb(0, 0, 0)');
      expect(refused).toEqual([expect.stringMatching(/inline style/)]);
    });
  });

  test('says the same without its style, and draws its charts as large', async () => {
    const seen = (policy: Policy) =>
      on(name, policy, async (page) => ({
        words: await page.evaluate<string>("document.querySelector('main').textContent"),
        hidden: await page.evaluate<number>(
          "[...document.querySelectorAll('main p, main li, main td, main th')].filter((each) => !each.closest('details') && each.textContent && each.getClientRects().length === 0).length",
        ),
        charts: await page.evaluate<number[][]>(
          "[...document.querySelectorAll('svg')].map((each) => each.getBoundingClientRect()).map(({ width, height }) => [width, height])",
        ),
      }));
    const [plain, styled] = [await seen('strict'), await seen('none')];
    expect(plain).toEqual(styled);
    expect(plain.hidden).toBe(0);
    expect(plain.charts.length).toBeGreaterThan(1);
  });

  test('keeps its style where a policy names it', async () => {
    await on(name, 'by-hash', async (page, refused) => {
      expect(refused).toEqual([]);
      expect(await page.evaluate("getComputedStyle(document.querySelector('main')).display")).toBe('grid');
    });
  });
});

describe('a page', () => {
  test('hides its report, and tells it to who asks', async () => {
    const { stdout } = advisor(profiles, ['cost', 'contract-assistant.yaml', '--json']);
    await on('cost', 'none', async (page) => {
      expect(await page.evaluate(REPORT)).toBe(stdout);
      const shown = await page.evaluate<string>('document.body.innerText');
      expect(shown).toContain('contract-assistant');
      expect(shown).not.toContain('advisor/cost@1');
    });
  });

  test('unfolds what it folds by a key', async () => {
    await on('recommend', 'none', async (page) => {
      const fold = page.locator('details').first();
      expect(await fold.locator('li').first().isVisible()).toBe(false);
      await fold.locator('summary').focus();
      await page.keyboard.press('Enter');
      expect(await fold.locator('li').first().isVisible()).toBe(true);
    });
  });

  test('tells what its charts show to who does not see them', async () => {
    await on('recommend', 'none', async (page) => {
      const images = page.getByRole('img');
      expect(await images.count()).toBe(3);
      const name = /^(Scores by criterion|USD a month, from low to high|USD a month against requests a day)/;
      expect(await page.getByRole('img', { name }).count()).toBe(3);
    });
  });
});
