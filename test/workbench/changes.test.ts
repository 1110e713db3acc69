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
