import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser, openWindow } from "./browser.ts";
import { type Served, serveWorkbench } from "./served.ts";
import { openPath, settled } from "./views.ts";

const browser: Browser | undefined = await openBrowser();

describe.skipIf(browser === undefined)("what changes a library", () => {
  let served: Served;
  beforeAll(async () => {
    served = await serveWorkbench();
  });
  afterAll(async () => {
    await browser?.close();
    await served.close();
  });

  test("a report is taken out of a story, and put back by undoing it", async () => {
    if (browser === undefined) return;
    const opened = await openWindow(browser);
    const page = await opened.newPage();
    await openPath(page, served.address, "/");
    await page.locator(".tabs a", { hasText: "Why these were joined" }).click();
    const reports = page.locator(".joined-report");
    const before = await reports.count();
    const last = reports.last();
    await last.getByRole("button", { name: "Tells of something else" }).click();
    await page.keyboard.type("about another raid");
    await page.getByRole("button", { name: "Take it out" }).click();
    await page.waitForSelector(".undo-bar");
    await page.waitForFunction((count) => document.querySelectorAll(".joined-report").length === count - 1, before);
    expect(await documentsOf(page)).toBe(before - 1);
    await page.keyboard.press("u");
    await page.waitForFunction((count) => document.querySelectorAll(".joined-report").length === count, before);
    expect(await page.locator(".undo-bar").count()).toBe(0);
    await opened.close();
  });

  test("two stories are joined by hand, under one address, and parted by undoing it", async () => {
    if (browser === undefined) return;
    const opened = await openWindow(browser);
    const page = await opened.newPage();
    await openPath(page, served.address, "/stories?q=Uighur");
    await page.locator(".row-list a", { hasText: "clean break" }).click();
    await settled(page);
    const address = page.url();
    const before = await documentsOf(page);
    await page.keyboard.press("m");
    await page.getByLabel("The other story").fill("removed the East Turk");
    await page.getByRole("option", { name: /East Turkestan/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByLabel("Why (not required)").fill("one chain of events");
    await page.getByRole("button", { name: "They are one story" }).click();
    await page.locator(".undo-bar", { hasText: "are one story" }).waitFor();
    await page.waitForFunction(
      (count) =>
        Number.parseInt(document.querySelector(".page-facts")?.textContent.match(/(\d+) documents/)?.[1] ?? "", 10) >
        count,
      before,
    );
    // Its former address leads to the same page, under its present one.
    const joined = new URL(page.url()).pathname;
    const other = await opened.newPage();
    await other.goto(`${address}?tab=joined`);
    await other.waitForURL(`**${joined}?tab=joined`);
    await settled(other);
    expect(await other.locator(".joined").textContent()).toContain("one chain of events");
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press("u");
    await page.locator(".undone-bar", { hasText: "Undid the joining" }).waitFor();
    await page.waitForURL(address);
    await settled(page);
    expect(await documentsOf(page)).toBe(before);
    await opened.close();
  });

  test("a story is given a title of one's own, shown wherever it is named, and given back", async () => {
    if (browser === undefined) return;
    const opened = await openWindow(browser);
    const page = await opened.newPage();
    await openPath(page, served.address, "/");
    const machine = (await page.locator("h1").textContent()) ?? "";
    await page.keyboard.press("e");
    await page.getByLabel("Its title").fill("The raids of April");
    await page.getByRole("button", { name: "Give it this title" }).click();
    await page.locator("h1", { hasText: "The raids of April" }).waitFor();
    await page.locator(".rail-stories", { hasText: "The raids of April" }).waitFor();
    const named = (await page.locator(".machine-title").textContent()) ?? "";
    expect(named).toContain(machine);
    expect(named).toMatch(/named by a person on \d+ [A-Z][a-z]{2} \d{4};/);
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press("u");
    await page.locator(".undone-bar", { hasText: "Undid the naming of the story" }).waitFor();
    await page.locator("h1", { hasText: machine }).waitFor();
    expect(await page.locator(".machine-title").count()).toBe(0);
    await page.keyboard.press("e");
    await page.getByLabel("Its title").fill("The raids again");
    await page.getByRole("button", { name: "Give it this title" }).click();
    await page.locator(".machine-title").getByRole("button", { name: "Give it back" }).click();
    await page.locator("h1", { hasText: machine }).waitFor();
    await opened.close();
  });

  test("corrections that lost their words since the last visit stand first, and say so", async () => {
    if (browser === undefined) return;
    const opened = await openWindow(browser);
    const lost = (record: string, said: string) => ({
      record,
      said,
      state: "orphaned",
      document: "d".repeat(32),
      title: "Ministry rejects account",
    });
    const visit = async (orphans: readonly object[]): Promise<readonly string[]> => {
      const page = await opened.newPage();
      await page.route("**/api/v1/today**", async (route) => {
        const today = await (await route.fetch()).json();
        await route.fulfill({ json: { ...today, orphans } });
      });
      await openPath(page, served.address, "/today");
      const rows = await page.locator('[aria-labelledby="today-orphans"] li').allTextContents();
      await page.close();
      return rows;
    };
    const [first, second] = [lost("r1", "set the speaker"), lost("r2", "rejected an event")];
    const before = await visit([first]);
    expect(before).toHaveLength(1);
    expect(before[0]).not.toContain("since your last visit");
    const after = await visit([first, second]);
    expect(after[0]).toMatch(/Rejected an event.*since your last visit/);
    expect(after[1]).toMatch(/Set the speaker/);
    expect(after[1]).not.toContain("since your last visit");
    await opened.close();
  });

  test("what came since the last visit is new, until it was seen", async () => {
    if (browser === undefined) return;
    const opened = await openWindow(browser);
    const first = await opened.newPage();
    await openPath(first, served.address, "/today");
    expect(await first.locator("#thing").textContent()).toContain("Your first visit");
    await first.close();
    const text =
      "Officials say 50 people killed in Khost air raids\n\nKHOST, April 20 - Afghan officials said on Wednesday that 50 people were killed in Saturday's Pakistani air raids on Khost and Kunar.";
    const second = await opened.newPage();
    await openPath(second, served.address, "/today");
    expect(await second.locator("#thing").textContent()).toContain("Nothing came since your last visit");
    // Pasted where no field is: the dialog opens with it.
    await second.evaluate((pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", pasted);
      window.dispatchEvent(new ClipboardEvent("paste", { clipboardData }));
    }, text);
    expect(await second.locator("#add-documents textarea").inputValue()).toBe(text);
    await second.locator('#add-documents input[name="published"]').fill("2022-04-20");
    await second.locator('#add-documents input[name="outlet"]').fill("Tal Courier");
    await second.getByRole("button", { name: "Read and keep" }).click();
    await second.waitForSelector("#thing .jobs li:not(.running)");
    await settled(second);
    expect(await second.locator(".page-facts").textContent()).toContain("1 report came since your last visit");
    const story = second.locator(".today-story", { hasText: "1 new report" }).first();
    expect(await story.textContent()).toContain("air raids");
    await second.getByRole("button", { name: "I have seen this" }).click();
    await second.waitForSelector("#thing .nothing");
    await opened.close();
  });
});

async function documentsOf(page: Page): Promise<number> {
  const fact = await page.locator(".page-facts span", { hasText: "document" }).first().textContent();
  return Number.parseInt(fact ?? "", 10);
}
