import type { Browser, BrowserContext, Page, Route } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { ClaimRow } from "../../src/query/records.ts";
import { complaintsOf, openBrowser, openWindow, quiet } from "./browser.ts";
import { type Served, serveWorkbench } from "./served.ts";
import { openPath, settled } from "./views.ts";

const browser: Browser | undefined = await openBrowser();

// One library for all of these: to read it takes longer than all that is done with it.
describe.skipIf(browser === undefined)("claims, actors, timeline, network, map and sources in a browser", () => {
  let served: Served;
  let opened: BrowserContext;
  let page: Page;
  let complaints: readonly string[];
  beforeAll(async () => {
    served = await serveWorkbench();
  });
  afterEach(async () => {
    await opened.close();
    expect(served.faults).toEqual([]);
    expect(complaints).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await served.close();
  });

  async function open(path: string, looks: Parameters<typeof openWindow>[1] = {}): Promise<void> {
    if (browser === undefined) throw new Error("no browser");
    opened = await openWindow(browser, looks);
    page = await opened.newPage();
    complaints = complaintsOf(page);
    await openPath(page, served.address, path);
  }
  const words = async (): Promise<string> => {
    await page.waitForSelector("#why mark.words");
    return (await page.locator("#why mark.words").textContent()) ?? "";
  };
  const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? "");

  describe("claims", () => {
    test("a denial is found by its filter, said as a sentence, and leads to its words", async () => {
      await open("/claims");
      expect(await page.locator(".filter-said p").textContent()).toBe("All claims, newest first.");
      await page.getByLabel("What they do").selectOption("denial");
      await page.waitForURL(/act=denial/);
      await settled(page);
      expect(await page.locator(".filter-said p").textContent()).toBe("Denials, newest first.");
      const acts = await page.locator(".statement-act").allTextContents();
      expect(acts.length).toBeGreaterThan(3);
      expect(acts.every((act) => act.includes("den"))).toBe(true);
      const quoted = page.locator(".statement .quotation").first();
      const said = ((await quoted.textContent()) ?? "").slice(1, -1);
      await quoted.click();
      expect(await words()).toBe(said);
    });

    test("a speaker is chosen by keyboard, and can be let go again", async () => {
      await open("/claims");
      await page.getByLabel("Speaker").focus();
      await page.keyboard.type("ghani");
      await page.getByRole("option", { name: /Ghani/ }).first().waitFor();
      await page.keyboard.press("Enter");
      await page.waitForURL(/speaker=/);
      await settled(page);
      expect(await page.locator(".filter-said p").textContent()).toContain("by Ashraf Ghani");
      const names = await page.locator(".statement-name").allTextContents();
      expect(names.length).toBeGreaterThan(0);
      expect(names.every((name) => name.includes("Ghani"))).toBe(true);
      await page.getByRole("button", { name: "Clear filters" }).click();
      expect(new URL(page.url()).search).toBe("");
    });

    test("a search is kept in this browser under its name, as an address", async () => {
      await open("/claims?act=denial");
      await page.getByLabel("Name of this search").fill("All denials");
      await page.keyboard.press("Enter");
      await page.goto(`${served.address}/claims`);
      await page.getByRole("link", { name: "All denials" }).click();
      await page.waitForURL(/act=denial/);
      await page.getByRole("button", { name: "Remove the search All denials" }).click();
      expect(await page.getByRole("link", { name: "All denials" }).count()).toBe(0);
    });

    test("a claim stands beside its denial, and each leads to its own words", async () => {
      await open("/claims");
      await page.getByRole("link", { name: "Claims and their denials" }).click();
      await page.waitForURL(/\/claims\/denials/);
      await settled(page);
      const pair = page.locator(".pair", { hasText: "Ghani" }).first();
      expect(await pair.locator(".pair-head").last().textContent()).toContain("denies");
      await pair.locator(".quotation").first().click();
      const claimed = await words();
      await page.keyboard.press("Escape");
      await pair.locator(".quotation").last().click();
      expect(await words()).not.toBe(claimed);
    });

    test("fifty thousand claims are a list of which only what is in view is drawn", async () => {
      await open("/stories");
      const [row] = ((await (await fetch(`${served.address}/api/v1/claims?limit=1`)).json()) as { rows: [ClaimRow] })
        .rows;
      const rows = Array.from({ length: 500 }, (_, at) => at);
      await page.route("**/api/v1/claims?**", (route: Route) => {
        const from = Number(new URL(route.request().url()).searchParams.get("cursor") ?? 0);
        const more = from + 500 < 50_000 ? { cursor: String(from + 500) } : {};
        return route.fulfill({ json: { rows: rows.map((at) => ({ ...row, attribution: `c${from + at}` })), ...more } });
      });
      await openPath(page, served.address, "/claims");
      for (let at = 0; at < 12; at++) {
        await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
        await quiet(page);
      }
      const drawn = await page.locator(".row-list > li").count();
      expect(drawn).toBeLessThan(80);
      expect(await page.locator(".list-end").textContent()).toMatch(/The first [1-9],\d{3} claims/);
    });

    test("what a document says is text and nothing else, whatever it looks like", async () => {
      await open("/stories");
      const hostile = `<img src=x onerror="document.title='taken'"><script>document.title='taken'</script>`;
      const [row] = ((await (await fetch(`${served.address}/api/v1/claims?limit=1`)).json()) as { rows: [ClaimRow] })
        .rows;
      await page.route("**/api/v1/claims?**", (route: Route) =>
        route.fulfill({ json: { rows: [{ ...row, words: hostile, speakers: [], source: hostile, outlet: hostile }] } }),
      );
      await openPath(page, served.address, "/claims");
      expect(await page.locator(".statement .quotation").textContent()).toBe(`“${hostile}”`);
      expect(await page.locator(".statement img, .statement script").count()).toBe(0);
      expect(await page.title()).toBe("Claims – Hearsay");
    });
  });

  describe("actors", () => {
    test("from the list to the page, and from a count to the claims behind it", async () => {
      await open("/actors?q=taliban");
      await page.locator(".actor-row a", { hasText: /^Taliban$/ }).click();
      await page.waitForURL(/\/actors\/kb%3Ataliban/);
      await settled(page);
      expect(await page.locator("h1").textContent()).toBe("Taliban");
      expect(await page.locator(".page-facts").textContent()).toMatch(/\d+ documents · \d+ lineages/);
      await page.locator(".said-list a").first().click();
      await page.waitForURL(/tab=events/);
      await settled(page);
      const line = page.locator(".statement").first();
      expect(await line.locator(".statement-name").textContent()).not.toBe("");
      const said = ((await line.locator(".quotation").textContent()) ?? "").slice(1, -1);
      await line.locator(".quotation").click();
      expect(await words()).toBe(said);
    });

    test("a name is corrected in every document, holds when loaded anew, and is one act to undo", async () => {
      await open(await addressOf("Ashraf Ghani"));
      await page.keyboard.press("e");
      await page.getByLabel("Its name").fill("Mohammad Ashraf Ghani");
      await page.getByRole("button", { name: "Change the name" }).click();
      await page.locator("h1", { hasText: "Mohammad Ashraf Ghani" }).waitFor();
      const said = (await page.locator(".undo-bar").textContent()) ?? "";
      expect(said).toMatch(/Renamed .+ to Mohammad Ashraf Ghani in [2-9] documents/);
      const other = await page.context().newPage();
      await other.goto(page.url());
      await other.locator("h1", { hasText: "Mohammad Ashraf Ghani" }).waitFor();
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await page.keyboard.press("u");
      await page.locator(".undone-bar", { hasText: /Undid the renaming of .+: [2-9] records/ }).waitFor();
      expect(await page.locator(".undo-bar").count()).toBe(0);
      await page.locator("h1", { hasText: /^Ashraf Ghani$/ }).waitFor();
    });

    test("another name is recorded and taken back with one key", async () => {
      await open(await addressOf("Zabihullah"));
      await page.keyboard.press("n");
      await page.getByLabel("Another name").fill("The emir");
      await page.getByRole("button", { name: "Add the name" }).click();
      await page.locator(".undo-bar", { hasText: "The emir" }).waitFor();
      await page.locator(".tabs a", { hasText: "Names, roles, relations" }).click();
      await page
        .locator("li", { hasText: "The emir" })
        .getByText(/tester, \d+ \w+ \d{4}/)
        .waitFor();
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await page.keyboard.press("u");
      await page.waitForFunction(() => document.querySelector(".undo-bar") === null);
    });

    async function addressOf(name: string): Promise<string> {
      const answer = await fetch(`${served.address}/api/v1/actors?q=${encodeURIComponent(name)}`);
      const { rows } = (await answer.json()) as { readonly rows: readonly { readonly key: string }[] };
      return `/actors/${encodeURIComponent(rows[0]?.key ?? "")}`;
    }

    test("the picture of months has a table that says the same", async () => {
      await open("/actors/kb%3Ataliban?months=table");
      const table = page.locator(".table-frame", { hasText: "Lineages with conflict" });
      expect(await table.locator("tbody tr").count()).toBeGreaterThan(3);
      expect(await table.textContent()).toContain("Aug 2021");
    });
  });

  test("the timeline is gone through by arrows, and Enter leads to the words", async () => {
    await open("/timeline");
    await page.locator(".timeline-slider").focus();
    const first = await page.locator(".timeline-slider").getAttribute("aria-valuetext");
    await page.keyboard.press("ArrowRight");
    const second = await page.locator(".timeline-slider").getAttribute("aria-valuetext");
    expect(second).not.toBe(first);
    expect(second).toMatch(/says .+, reported/);
    await page.keyboard.press("Enter");
    expect((await words()).length).toBeGreaterThan(0);
    await page.keyboard.press("Escape");
    await page.keyboard.press("+");
    await page.waitForURL(/window=/);
    await page.keyboard.press("0");
    await page.waitForURL((url) => !url.search.includes("window"));
  });

  test("of many claims the timeline counts all, and leads nearer until each has its own mark", async () => {
    const first = 18_993;
    const stretches = Array.from({ length: 365 }, (_, at) => [first + at, first + at, 1 + (at % 5)]);
    const events = stretches.reduce((sum, [, , n = 0]) => sum + n, 0);
    const lane = { key: "kb:taliban", name: "Taliban", events, stretches };
    const days = { all: { events, stretches }, lanes: [lane], others: { lanes: 0, events: 0 }, undated: 3 };
    await open("/timeline");
    await page.route("**/api/v1/timeline/days**", (route) => route.fulfill({ json: days }));
    await page.reload();
    await settled(page);
    const slider = page.locator(".timeline-slider");
    await slider.focus();
    await page.keyboard.press("Home");
    expect(await slider.getAttribute("aria-valuetext")).toMatch(/^\d.+2022: \d+ claims, All claims$/);
    await page.keyboard.press("ArrowDown");
    expect(await slider.getAttribute("aria-valuetext")).toMatch(/, Taliban$/);
    expect(await page.locator(".list-end").last().textContent()).toContain(
      "1,095 claims with a date. 3 claims without one.",
    );
    await page.getByRole("button", { name: "Table" }).click();
    const cells = await page.locator(".table tbody tr td:nth-child(2)").allTextContents();
    expect(cells.reduce((sum, cell) => sum + Number(cell), 0)).toBe(events);
    await page.getByRole("button", { name: "Picture" }).click();
    await slider.focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/window=/);
    await page.waitForSelector(".timeline .mark, .point-detail");
    await page.unroute("**/api/v1/timeline/days**");
  });

  test("the network is walked by arrows; an actor's ties lead to the claims behind a line", async () => {
    await open("/network?actor=kb%3Ataliban");
    await page.locator(".node.middle").focus();
    await page.keyboard.press("ArrowRight");
    const neighbour = await page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
    expect(neighbour).toMatch(/, \d+ documents?/);
    await page.keyboard.press("Enter");
    await page.waitForURL(/node=/);
    await page.locator("#why .ties button").first().click();
    await page.waitForURL(/edge=/);
    const quoted = page.locator("#why .claims-behind .quotation").first();
    const said = ((await quoted.textContent()) ?? "").slice(1, -1);
    await quoted.click();
    expect(await words()).toBe(said);
  });

  test("the network's table has every line, and the picture is the same each time", async () => {
    await open("/network?actor=kb%3Ataliban");
    const places = (): Promise<readonly (string | null)[]> =>
      page.locator(".node").evaluateAll((nodes) => nodes.map((node) => node.getAttribute("transform")));
    const before = await places();
    expect(before.length).toBeGreaterThan(5);
    await page.reload();
    await settled(page);
    expect(await places()).toEqual(before);
    await page.getByRole("button", { name: "Table" }).click();
    expect(await page.locator(".table tbody tr").count()).toBeGreaterThan(5);
  });

  test("a place on the map leads to what is said of it; claims without a place are counted", async () => {
    await open("/map");
    const kabul = page.locator(".place", { hasText: "Kabul" }).first();
    expect(await kabul.getAttribute("aria-label")).toMatch(/Kabul(?: \+\d+)?, within \d+ km: \d+ claims/);
    await kabul.focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/place=/);
    await page.locator("#why .claims-behind .quotation").first().click();
    expect((await words()).length).toBeGreaterThan(0);
    expect(await page.locator(".list-end").textContent()).toMatch(/\d+ claims without a place/);
    expect(await page.locator(".map-border.disputed").count()).toBeGreaterThan(1);
  });

  test("an outlet is graded with a reason, and the grade is taken back with one key", async () => {
    await open("/sources");
    await page.getByRole("button", { name: "Pamir Sentinel" }).click();
    await page.getByLabel("C, fairly reliable").check();
    await page.getByRole("textbox", { name: "Why" }).fill("Republishes others.");
    await page.getByRole("button", { name: "Set this grade" }).click();
    const row = page.locator(".outlet-row", { hasText: "Pamir Sentinel" });
    await row.getByText("C, fairly reliable").waitFor();
    expect(await page.locator("#why").textContent()).toContain("Republishes others.");
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press("u");
    await row.getByText("not graded").waitFor();
  });

  test("who rests on whom is said with the reason, and what was read is said with what was not", async () => {
    await open("/sources?tab=lineages");
    expect(await page.locator(".lineage-reasons").allTextContents()).toContainEqual(
      expect.stringMatching(/word for word/),
    );
    await page.getByRole("link", { name: "What was read" }).click();
    await settled(page);
    const text = await page.locator(".coverage").textContent();
    expect(text).toContain("30 documents · 27 lineages, of 8 outlets");
    expect(text).toContain("1 document without a date");
  });

  test("where the server does not answer, the view says what happened, what is safe and what to do", async () => {
    await open("/stories");
    await page.route("**/api/v1/claims?**", (route: Route) => route.abort());
    await page.goto(`${served.address}/claims`);
    await page.locator(".failed").waitFor();
    expect(await page.locator(".failed").textContent()).toMatch(/does not answer.*is safe.*try again/is);
    await page.unroute("**/api/v1/claims?**");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.locator(".statement").first().waitFor();
    // The browser itself says that it was refused.
    complaints = [];
  });

  test("j and k go from claim to claim without opening any", async () => {
    await open("/claims");
    await page.keyboard.press("j");
    const first = await focused();
    await page.keyboard.press("j");
    expect(await focused()).not.toBe(first);
    await page.keyboard.press("k");
    expect(await focused()).toBe(first);
    expect(page.url()).not.toContain("at=");
  });
});
