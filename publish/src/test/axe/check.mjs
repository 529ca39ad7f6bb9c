// Checks the pages of a published site with axe-core in Chromium: light and dark, desktop and phone.
// Usage: node check.mjs SITE; exit status 1 if a page breaks a rule or is wider than its window.
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';

const site = resolve(process.argv[2]);
const pages = readdirSync(site, { recursive: true }).filter((name) => name.endsWith('.html')).sort();
const axe = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
});
let runs = 0;
let found = 0;
const say = (...words) => {
  found++;
  console.log(...words);
};
for (const colorScheme of ['light', 'dark']) {
  for (const width of [1280, 390]) {
    const viewport = { width, height: 844 };
    const context = await browser.newContext({ viewport, colorScheme, bypassCSP: true });
    const tab = await context.newPage();
    for (const page of pages) {
      await tab.goto('file://' + join(site, page));
      await tab.addScriptTag({ content: axe });
      const { violations } = await tab.evaluate(() => globalThis.axe.run(document));
      for (const { id, nodes } of violations) {
        say(page, colorScheme, width, id, nodes[0].html.slice(0, 200));
      }
      if (await tab.evaluate(() => document.documentElement.scrollWidth > innerWidth)) {
        say(page, colorScheme, width, 'wider than its window');
      }
      runs++;
    }
    await context.close();
  }
}
await browser.close();
console.log(`${pages.length} pages, ${runs} runs, ${found} violations`);
process.exit(found > 0 || runs === 0 ? 1 : 0);
