import { readFileSync } from "node:fs";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { StoryView } from "../../src/query/records.ts";
import { pdfRuns } from "../../src/sources/pdf/runs.ts";
import { complaintsOf, openBrowser, openWindow, SIZES } from "./browser.ts";
import { type Served, serveWorkbench } from "./served.ts";
import { openPath, settled } from "./views.ts";

const browser: Browser | undefined = await openBrowser();

describe.skipIf(browser === undefined)("the workbench in a browser", () => {
  let served: Served;
  let opened: BrowserContext;
  beforeAll(async () => {
    served = await serveWorkbench();
  });
  afterEach(async () => {
    await opened.close();
    expect(served.faults).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await served.close();
  });

  async function newPage(looks: Parameters<typeof openWindow>[1] = {}): Promise<Page> {
    if (browser === undefined) throw new Error("no browser");
    opened = await openWindow(browser, looks);
    return opened.newPage();
  }

  test("opens on the most contested story, whose first question is the one that contradicts", async () => {
    const page = await newPage();
    const complaints = complaintsOf(page);
    await openPath(page, served.address, "/");
    expect(await page.locator("h1").textContent()).toContain("air raids");
    const first = page.locator(".matrix tbody tr").first();
    expect(await first.locator("th").textContent()).toContain("contradict");
    expect(await first.locator("th").textContent()).toContain("no number is both 41 and 44");
    expect(await page.locator(".page-facts").textContent()).toContain("5 documents");
    expect(await page.locator(".page-facts").textContent()).toContain("4 lineages");
    expect(complaints).toEqual([]);
  });

  test("leads from a figure to its words in their paragraph, and back to where one was", async () => {
    const page = await newPage();
    await openPath(page, served.address, "/");
    const answer = page.locator(".matrix .answer", { hasText: "44 in Khost" }).first();
    await answer.click();
    await page.waitForSelector("#why mark.words");
    expect(await page.locator("#why mark.words").textContent()).toBe("44");
    expect(await page.locator("#why .paragraph").textContent()).toContain("gave a figure of 44 dead");
    expect(await page.locator("#why .trail").textContent()).toMatch(/Indus Observer.*health department/s);
    expect(await answer.getAttribute("aria-current")).toBe("true");
    expect(page.url()).toContain("at=");
    await page.keyboard.press("Escape");
    expect(await page.locator("#why mark.words").count()).toBe(0);
    expect(await answer.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test("keeps open words in the address, so that they can be sent to somebody", async () => {
    const page = await newPage();
    await openPath(page, served.address, "/");
    await page.locator(".matrix .answer", { hasText: "44 in Khost" }).first().click();
    await page.waitForSelector("#why mark.words");
    const shared = page.url();
    const other = await opened.newPage();
    await other.goto(shared);
    await other.waitForSelector("#why mark.words");
    expect(await other.locator("#why mark.words").textContent()).toBe("44");
  });

  test("goes by keyboard alone: j to an answer, Enter to its words, Escape back, ? for help", async () => {
    const page = await newPage();
    await openPath(page, served.address, "/");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to the content");
    await page.keyboard.press("Enter");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    const focused = await page.evaluate(() => document.activeElement?.textContent ?? "");
    expect(focused).toMatch(/document/);
    // Enter jumps, and records nothing.
    await page.keyboard.press("Enter");
    await page.waitForSelector("#why mark.words");
    expect(await page.locator(".undo-bar").count()).toBe(0);
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => document.activeElement?.textContent ?? "")).toBe(focused);
    await page.keyboard.press("?");
    expect(await page.locator("#keyboard-help").isVisible()).toBe(true);
    expect(await page.locator("#keyboard-help").textContent()).toContain("never accepts anything");
    await page.keyboard.press("Escape");
    expect(await page.locator("#keyboard-help").isVisible()).toBe(false);
    await page.keyboard.press("/");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("search");
  });

  test("types letters into fields and does not take them for commands", async () => {
    const page = await newPage();
    await openPath(page, served.address, "/");
    await page.keyboard.press("/");
    await page.keyboard.type("jk?");
    expect(await page.locator("#search").inputValue()).toBe("jk?");
    expect(await page.locator("#keyboard-help").isVisible()).toBe(false);
  });

  test("lets keys of one letter be switched off, and remembers it", async () => {
    const page = await newPage();
    await openPath(page, served.address, "/");
    await page.keyboard.press("?");
    await page.locator("#keyboard-help input[type=checkbox]").uncheck();
    await page.keyboard.press("Escape");
    await page.reload();
    await settled(page);
    await page.keyboard.press("?");
    expect(await page.locator("#keyboard-help").isVisible()).toBe(false);
  });

  test("finds words and leads to their place", async () => {
    const page = await newPage();
    await openPath(page, served.address, "/");
    await page.keyboard.press("/");
    await page.keyboard.type("UNICEF");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".found mark");
    expect(page.url()).toContain("/search?q=UNICEF");
    expect(await page.locator(".found mark").first().textContent()).toBe("UNICEF");
    expect(await page.locator(".found-title").first().getAttribute("href")).toMatch(/^\/documents\/.+\?words=\d+-\d+$/);
  });

  test("shows a chart and its table, one for the other", async () => {
    const page = await newPage();
    await openPath(page, served.address, "/");
    await page.locator(".tabs a", { hasText: "Figures over time" }).click();
    const figure = page.locator("figure", { hasText: "Killed, as stated over time" });
    const dots = await figure.locator("[role=button]").count();
    expect(dots).toBeGreaterThan(5);
    await figure.getByRole("button", { name: "Table" }).click();
    expect(page.url()).toContain("as=table");
    expect(await figure.locator("tbody tr").count()).toBeGreaterThanOrEqual(dots);
    await figure.locator("tbody button").first().click();
    await page.waitForSelector("#why mark.words");
  });

  test("compares two copies word by word", async () => {
    const page = await newPage();
    await openPath(page, served.address, "/");
    await page.locator(".tabs a", { hasText: "Reports side by side" }).click();
    await page.waitForSelector(".side-text mark");
    const marked = await page.locator(".side-text mark").allTextContents();
    expect(marked).toContain("Bombs on sleeping families");
    expect(await page.locator(".side-text").first().textContent()).toContain("In Kunar the toll remained at six.");
  });

  test("puts claimants of one side together, and pins one to the front", async () => {
    const page = await newPage();
    await openPath(page, served.address, "/");
    const heads = (): Promise<string[]> => page.locator(".matrix thead .column-title").allTextContents();
    const alone = await heads();
    const last = page.locator(".matrix thead th", { hasText: "children's agency" });
    await last.hover();
    await last.getByRole("button").click();
    expect((await heads())[0]).toContain("children's agency");
    expect((await heads()).length).toBe(alone.length);
    await page.getByRole("button", { name: "By side" }).click();
    expect(page.url()).toContain("by=side");
    expect((await heads()).length).toBeLessThanOrEqual(alone.length);
  });

  test("is one column on a phone, where every question lists its claimants", async () => {
    const page = await newPage({ size: "phone" });
    await openPath(page, served.address, "/");
    expect(await page.locator("table.matrix").count()).toBe(0);
    expect(await page.locator(".question").first().textContent()).toContain("contradict");
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.getByRole("button", { name: "Menu" }).click();
    expect(await page.locator("#rail").isVisible()).toBe(true);
    await page.locator("#rail a", { hasText: "Stories" }).first().click();
    await page.waitForSelector(".row-list");
    expect(await page.locator("#rail").isVisible()).toBe(false);
  });

  test("says what was not found, and what failed, without a blank page", async () => {
    const page = await newPage();
    await openPath(page, served.address, "/stories/s000000000000");
    expect(await page.locator(".failed").textContent()).toMatch(/Nothing in the library was changed/);
    await page.route("**/api/v1/stories**", (route) => route.abort());
    await openPath(page, served.address, "/stories");
    expect(await page.locator(".failed").textContent()).toContain("The server of this library does not answer");
    await page.unroute("**/api/v1/stories**");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.waitForSelector(".row-list a");
  });

  test("follows the system's colours, and remembers another choice", async () => {
    const page = await newPage({ dark: true });
    await openPath(page, served.address, "/");
    const paper = (): Promise<string> =>
      page.evaluate(() => window.getComputedStyle(document.documentElement).backgroundColor);
    const dark = await paper();
    await page.locator(".theme-switch").selectOption("light");
    const light = await paper();
    expect(light).not.toBe(dark);
    await page.reload();
    await settled(page);
    expect(await paper()).toBe(light);
  });

  test("draws only what is in view of fifty thousand rows, and goes through them by keyboard", async () => {
    const page = await newPage();
    const rows = Array.from({ length: 50_000 }, (_, at) => ({
      id: `s${at}`,
      title: `Story number ${at}`,
      documents: 2,
      lineages: 1,
      contradictions: 0,
    }));
    await page.route("**/api/v1/stories?**", (route) => route.fulfill({ json: { rows } }));
    await openPath(page, served.address, "/stories");
    const drawn = (): Promise<number> => page.locator(".row-list > li").count();
    expect(await drawn()).toBeLessThan(100);
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await page.waitForSelector("text=Story number 49999");
    expect(await drawn()).toBeLessThan(100);
    expect(await page.locator(".row-list > li").last().getAttribute("aria-posinset")).toBe("50000");
    await page.locator("a", { hasText: "Story number 49999" }).focus();
    for (let step = 0; step < 40; step++) await page.keyboard.press("k");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Story number 49959");
  });

  test("opens the first story by itself once the reports are compared", async () => {
    const page = await newPage();
    let compared = false;
    await page.route("**/api/v1/library", async (route) => {
      const library = await (await route.fetch()).json();
      await route.fulfill({ json: compared ? library : { ...library, stories: 0, unfused: 30 } });
    });
    await page.route("**/api/v1/today**", async (route) => {
      const today = await (await route.fetch()).json();
      await route.fulfill({ json: compared ? today : { ...today, stories: [], contradictions: [], revised: [] } });
    });
    await openPath(page, served.address, "/");
    expect(await page.locator("#thing").textContent()).toContain("30 reports are being compared with each other");
    compared = true;
    await page.waitForSelector(".matrix");
  });

  test("prints a story with every answer and the reports that they stand in", async () => {
    const page = await newPage();
    await openPath(page, served.address, "/");
    const claimed = await page.locator(".matrix .answer").count();
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 720, height: 1000 });
    await page.waitForSelector(".questions");
    const answers = page.locator(".questions .answer-counts");
    expect(await answers.count()).toBeGreaterThanOrEqual(claimed);
    expect(await answers.evaluateAll((all) => all.every((one) => one.checkVisibility()))).toBe(true);
    expect(await page.locator(".printed").first().textContent()).toMatch(/^ \[\d/);
    expect(await page.locator(".printed-reports li").count()).toBe(5);
    expect(await page.locator(".printed-reports").isVisible()).toBe(true);
    // As a browser prints it: the wide table is a list before pages are counted, and no page is left empty.
    await page.emulateMedia({ media: null });
    await page.setViewportSize(SIZES.laptop);
    await page.waitForSelector(".matrix");
    const printed = await pdfRuns(await page.pdf({ format: "A4" }), "the story", { maxPdfPages: 50, maxText: 1e6 });
    const pages = printed.pages.map(({ runs }) => runs.map(({ text }) => text).join(" "));
    expect(pages.length).toBeLessThanOrEqual(3);
    for (const text of pages) expect(text.length).toBeGreaterThan(200);
    expect(pages.at(-1)).toContain("Reports");
  });

  test("takes along what is on screen: a table for spreadsheets, a text with citations, a picture", async () => {
    const page = await newPage();
    await openPath(page, served.address, "/?tab=figures");
    const download = async (menu: number, item: RegExp): Promise<Buffer> => {
      const [saved] = await Promise.all([
        page.waitForEvent("download"),
        (async () => {
          await page.locator(".export summary").nth(menu).click();
          await page.locator(".export").nth(menu).getByRole("button", { name: item }).click();
        })(),
      ]);
      return readFileSync(await saved.path());
    };
    const table = (await download(0, /CSV/)).toString("utf8");
    expect(table.split("\r\n")[0]).toBe(
      "\uFEFFQuestion,Agreement,Claimant,Stance,Answer,Words,As of,Documents,Lineages,Outlet,Document,Start,End",
    );
    expect(table).toContain("44 in Khost");
    const text = (await download(0, /Text with citations/)).toString("utf8");
    expect(text).toContain("## Killed – contradict");
    expect(text).toMatch(/\[\^\d+\]: Indus Observer, “Islamabad asks Kabul to act against militants”, 18 Apr 2022/);
    const picture = (await download(1, /SVG/)).toString("utf8");
    expect(picture).toMatch(/^<svg /);
    expect(picture).toContain("44 in Khost");
    const pixels = await download(1, /PNG/);
    expect([...pixels.subarray(1, 4)].map((byte) => String.fromCharCode(byte)).join("")).toBe("PNG");
  });

  test("puts thirty claimants into columns that can be reached, and groups them by side", async () => {
    const page = await newPage();
    await page.route("**/api/v1/stories/s*", async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ json: withClaimants(await answer.json(), 30) });
    });
    await openPath(page, served.address, "/");
    expect(await page.locator(".matrix thead th").count()).toBeGreaterThanOrEqual(30);
    await page.locator(".matrix thead th").last().scrollIntoViewIfNeeded();
    // The questions stay in view however far one goes.
    expect(await page.locator(".matrix tbody th[scope=row]").first().isVisible()).toBe(true);
    await page.getByRole("button", { name: "By side" }).click();
    expect(await page.locator(".matrix thead th").count()).toBeLessThan(20);
    expect(await page.locator(".matrix", { hasText: "Side 1" }).count()).toBe(1);
  });
});

/** The same story, as more people would tell it. */
function withClaimants(story: StoryView, count: number): StoryView {
  const added = Array.from({ length: count }, (_, at) => ({
    key: `invented:${at}`,
    name: `speaker number ${at}`,
    side: { key: `side:${at % 3}`, name: `Side ${at % 3}` },
    outlet: false,
    first: "2022-04-18",
    documents: 1,
    lineages: 1,
  }));
  return {
    ...story,
    claimants: [...story.claimants, ...added],
    happenings: story.happenings.map((happening) => ({
      ...happening,
      aspects: happening.aspects.map((aspect) => ({
        ...aspect,
        positions: [
          ...aspect.positions,
          ...added.flatMap(({ key, name }) =>
            aspect.positions.slice(0, 1).map((position) => ({ ...position, key, claimant: name })),
          ),
        ],
      })),
    })),
  };
}
