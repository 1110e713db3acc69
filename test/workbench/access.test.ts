import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser, openWindow, SIZES } from "./browser.ts";
import { type Served, serveWorkbench } from "./served.ts";
import { settled, VIEWS } from "./views.ts";

const browser: Browser | undefined = await openBrowser();

describe.skipIf(browser === undefined)("WCAG 2.2 AA, as far as axe can tell", () => {
  let served: Served;
  beforeAll(async () => {
    served = await serveWorkbench();
  });
  afterAll(async () => {
    await browser?.close();
    await served.close();
  });

  // One column is laid out alike everywhere: a few views stand for all.
  const ON_A_PHONE = new Set(["first", "words", "document", "claims", "network", "review"]);

  test.for(VIEWS)("$name: in the light, in the dark, on a phone", async ({ name, open }) => {
    if (browser === undefined) return;
    const opened = await openWindow(browser);
    const page = await opened.newPage();
    await open(page, served.address);
    await page.evaluate(axe.source);
    expect(await violationsOf(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await violationsOf(page, ["color-contrast"])).toEqual([]);
    if (ON_A_PHONE.has(name)) {
      await page.setViewportSize(SIZES.phone);
      await settled(page);
      expect(await violationsOf(page)).toEqual([]);
    }
    await opened.close();
  });
});

const LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** By the rules named, or by all of these levels. What passes is not described: that takes longer than to find it. */
async function violationsOf(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  const runOnly = rules === undefined ? { type: "tag", values: LEVELS } : { type: "rule", values: [...rules] };
  const { violations } = await page.evaluate(
    (options) => (window as unknown as { axe: typeof axe }).axe.run(document, options),
    { runOnly, resultTypes: ["violations"] } as axe.RunOptions,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}
