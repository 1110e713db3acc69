import { readFileSync } from "node:fs";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { read } from "../../src/index.ts";
import { complaintsOf, openBrowser, openWindow } from "./browser.ts";
import { type Served, serveWorkbench } from "./served.ts";
import { openPath, settled } from "./views.ts";

const browser: Browser | undefined = await openBrowser();

describe.skipIf(browser === undefined)("the reader", () => {
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
  /** The report of the air raids by the wire, in which a spokesman could not say how many were killed. */
  async function openReport(page: Page, query = ""): Promise<void> {
    const answer = await fetch(`${served.address}/api/v1/search?q=${encodeURIComponent('"Afghan officials say"')}`);
    const { rows } = (await answer.json()) as { readonly rows: readonly { readonly id: string }[] };
    await openPath(page, served.address, `/documents/${rows[0]?.id}${query}`);
    await page.waitForSelector(".reader-text, .element-list");
  }

  test("shows who speaks beside the words, and what a pronoun stands for", async () => {
    const page = await newPage();
    const complaints = complaintsOf(page);
    await openReport(page);
    const margin = await page.locator(".reader-margin").allTextContents();
    expect(margin.join(" ")).toMatch(/Afghan officials\s*said/);
    expect(margin.join(" ")).toContain("= Zabihullah Mujahid");
    expect(margin.join(" ")).toContain("nested");
    expect(await page.locator("h1").textContent()).toBe(
      "Afghan officials say Pakistani air raids kill civilians in Khost and Kunar",
    );
    expect(complaints).toEqual([]);
  });

  test("comes to the words that an address names", async () => {
    const page = await newPage();
    await openReport(page);
    const start = await page.locator(".reader-text .event-occurred").last().getAttribute("data-start");
    await page.goto(`${page.url()}?words=${start}-${Number(start) + 5}`);
    await page.waitForSelector(".is-evidence");
    expect(await page.locator(".is-evidence").first().isVisible()).toBe(true);
  });

  test("is corrected by keyboard in its place: the machine's word stays in view, undo brings it back", async () => {
    const page = await newPage();
    await openReport(page);
    await page.locator(".reader-text .event-occurred", { hasText: "killed" }).first().click();
    await page.waitForSelector(".element-title");
    await page.keyboard.press("e");
    await page.getByRole("button", { name: "change status" }).click();
    await page.locator(".field-form select").selectOption("denied");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".machine-said");
    expect(await page.locator(".element .pairs").textContent()).toMatch(/denied.*the machine has occurred/s);
    expect(await page.locator(".reader-text .event-denied", { hasText: "killed" }).count()).toBeGreaterThan(0);
    await page.keyboard.press("u");
    await page.locator(".machine-said").waitFor({ state: "detached" });
    expect(await page.locator(".element .pairs").textContent()).toContain("said to have occurred");
  });

  test("selecting never accepts: a click and Enter leave no judgement", async () => {
    const page = await newPage();
    await openReport(page);
    const judgements = async (): Promise<number> => {
      const answer = await fetch(`${served.address}/api/v1/judgements?limit=500`);
      return ((await answer.json()) as { readonly rows: readonly unknown[] }).rows.length;
    };
    const before = await judgements();
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.locator(".speaker").first().click();
    await page.waitForSelector(".element-title");
    expect(await judgements()).toBe(before);
  });

  test("takes in what the machine has missed: words are selected, then it is said what they are", async () => {
    const page = await newPage();
    await openReport(page);
    await page.evaluate(() => {
      const walker = document.createTreeWalker(
        document.querySelector(".reader-text") ?? document.body,
        NodeFilter.SHOW_TEXT,
      );
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const at = node.textContent?.indexOf("worsened") ?? -1;
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + "worsened".length);
        window.getSelection()?.removeAllRanges();
        window.getSelection()?.addRange(range);
        return;
      }
    });
    await page.waitForSelector(".missed .quotation");
    await page.keyboard.press("h");
    await page.locator('.missed-form select[name="type"]').selectOption("REJECT");
    await page.locator(".missed-form").getByRole("button", { name: "Add" }).click();
    await page.waitForSelector('.reader-text .event-occurred.is-judged:has-text("worsened")');
    expect(await page.locator(".undo-bar").textContent()).toContain("Undo");
    await page.keyboard.press("u");
    await page.locator('.reader-text .event-occurred:has-text("worsened")').waitFor({ state: "detached" });
  });

  test("has all of it as a list too, each entry a button", async () => {
    const page = await newPage();
    await openReport(page, "?tab=list");
    const claims = page.locator(".element-list table").first();
    expect(await claims.locator("caption").textContent()).toMatch(/Who says so: \d+/);
    await claims.locator("button").first().click();
    await page.waitForSelector(".element-title");
  });

  test("on a phone what is selected stands over the foot of the text", async () => {
    const page = await newPage({ size: "phone" });
    await openReport(page);
    await page.locator(".speaker").first().click();
    const panel = page.locator("#why .element-title");
    await panel.waitFor({ state: "visible" });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });

  test("what an agent proposes waits in the review until a person makes it their own", async () => {
    const page = await newPage();
    await openReport(page);
    const document = new URL(page.url()).pathname.split("/").at(-1);
    const answer = await fetch(`${served.address}/api/v1/documents/${document}`);
    const { reading } = (await answer.json()) as {
      readonly reading: { readonly events: readonly { readonly id: string }[] };
    };
    const correction = { act: "reject", document, element: reading.events.at(-1)?.id, reason: "not an event" };
    await fetch(`${served.address}/api/v1/proposals`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-hearsay": "test" },
      body: JSON.stringify(correction),
    });
    await openPath(page, served.address, "/review");
    const proposal = page.locator(".proposals li");
    expect(await proposal.textContent()).toContain("not an event");
    await proposal.getByRole("button", { name: "Accept as mine" }).click();
    await proposal.waitFor({ state: "detached" });
    const judgements = await (await fetch(`${served.address}/api/v1/judgements?document=${document}`)).text();
    expect(judgements).toContain("proposed by tester: not an event");
  });

  test("a pasted text is read in the browser as on the server, byte for byte, and is sent nowhere", async () => {
    const page = await newPage();
    const complaints = complaintsOf(page);
    await openPath(page, served.address, "/paste");
    const text =
      "Rebels shelled a market, activists said. The army denied it. At least 12 people were killed on Monday.";
    const asked: string[] = [];
    page.on("request", (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
    await page.fill("textarea", text);
    await page.fill('input[name="published"]', "2022-04-18");
    await page.getByRole("button", { name: "Read it" }).click();
    await page.waitForSelector(".reader-text");
    expect(asked.filter((one) => !one.startsWith("GET /engine/") && !one.startsWith("GET /assets/"))).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save the reading" }).click(),
    ]);
    expect(readFileSync(await download.path(), "utf8")).toBe(JSON.stringify(read(text, { published: "2022-04-18" })));
    expect(complaints).toEqual([]);
    await settled(page);
  });

  test("words that run from right to left keep their places and leave the words around them theirs", async () => {
    const page = await newPage();
    const complaints = complaintsOf(page);
    const english = [
      "KHOST — The defence ministry said on Wednesday that Abu Salim (أبو سليم) had led the raid on the town of Khost.",
      "“We did not cross the border,” said the commander (يوسف الخطيب), according to the newspaper הארץ הישן.",
      "قالت الوزارة إن الغارة كانت صباح الأربعاء في خوست.",
      "The newspaper صوت التل reported that 44 people had been killed in Khost, and that دار السلام denied the figure.",
    ].join("\n\n");
    const id = await add({ title: "Ministry names the commander", outlet: "صحيفة التل", text: english });
    // Words of an address are the exact words, wherever they run.
    for (const words of ["أبو سليم", "הארץ הישן", "دار السلام denied"]) {
      const start = english.indexOf(words);
      await openPath(page, served.address, `/documents/${id}?words=${start}-${start + words.length}`);
      await page.waitForSelector(".is-evidence");
      expect((await page.locator(".is-evidence").allTextContents()).join("")).toBe(words);
    }
    const paragraphs = page.locator(".reader-text p");
    expect(await paragraphs.allTextContents()).toEqual(english.split("\n\n"));
    const directions = await paragraphs.evaluateAll((all) =>
      all.map((one) => [one.getAttribute("dir"), getComputedStyle(one).direction]),
    );
    expect(directions).toEqual([
      ["auto", "ltr"],
      ["auto", "ltr"],
      ["auto", "rtl"],
      ["auto", "ltr"],
    ]);
    expect(await page.locator(".speaker bdi", { hasText: "دار السلام" }).count()).toBeGreaterThan(0);
    // In the matrix of its story: heads stand by themselves, and an answer leads to the very words.
    await openPath(page, served.address, "/");
    expect(await page.locator(".column-title").evaluateAll((all) => all.every((one) => one.tagName === "BDI"))).toBe(
      true,
    );
    const answer = page.locator(".answer", { has: page.locator("q", { hasText: "صوت التل" }) }).first();
    expect(await answer.locator("q").getAttribute("dir")).toBe("auto");
    await answer.click();
    await page.waitForSelector("#why mark.words");
    const [, start, end] = /:(\d+)-(\d+)$/.exec(new URL(page.url()).searchParams.get("at") ?? "") ?? [];
    expect(await page.locator("#why mark.words").textContent()).toBe(english.slice(Number(start), Number(end)));
    expect(await page.locator("#why .paragraph").getAttribute("dir")).toBe("auto");
    expect(await page.locator("#why .trail bdi").first().textContent()).toBe("صحيفة التل");
    expect(complaints).toEqual([]);
    // A document all of which runs the other way is laid out the other way round.
    const arabic = "قالت وزارة الدفاع يوم الأربعاء إن المتحدث John Carter لم يكن هناك.";
    const other = await add({ title: "وزارة الدفاع تنفي الغارة", outlet: "צפון הישן", text: arabic });
    await openPath(page, served.address, `/documents/${other}`);
    expect(await page.locator(".reader-text").evaluate((one) => getComputedStyle(one).direction)).toBe("rtl");
    expect(await page.locator("h1").evaluate((one) => getComputedStyle(one).direction)).toBe("rtl");
  });

  /** Adds a text, waits until it is in the stories, and gives the id of its document. */
  async function add(text: Readonly<Record<string, string>>): Promise<string> {
    const api = `${served.address}/api/v1`;
    const posted = await fetch(`${api}/documents`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-hearsay": "test" },
      body: JSON.stringify({ published: "2022-04-20", ...text }),
    });
    const { id } = (await posted.json()) as { readonly id: string };
    // The stream of a job ends with it.
    await (await fetch(`${api}/jobs/${id}/events`)).text();
    const job = (await (await fetch(`${api}/jobs/${id}`)).json()) as { readonly added: readonly string[] };
    return job.added[0] ?? "";
  }
});
