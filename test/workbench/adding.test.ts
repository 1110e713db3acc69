import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { complaintsOf, openBrowser, openWindow } from "./browser.ts";
import { type Served, serveWorkbench } from "./served.ts";
import { openPath, settled } from "./views.ts";

const browser: Browser | undefined = await openBrowser();

afterAll(() => browser?.close());

/** Invented, so that nothing of it stands anywhere else. */
const REPORT = `Bridge at Tal closed after flood

Officials in Tal said on Monday that 12 people were killed when the river rose.
A spokesman for the ministry denied that the bridge had collapsed.`;

describe.skipIf(browser === undefined)("adding to an empty library", () => {
  let served: Served;
  beforeAll(async () => {
    served = await serveWorkbench([]);
  });
  afterAll(() => served.close());

  test("an empty library says what to drop here; a pasted text is read and can be opened", async () => {
    if (browser === undefined) return;
    const opened = await openWindow(browser);
    const page = await opened.newPage();
    const complaints = complaintsOf(page);
    await openPath(page, served.address, "/");
    expect(await page.locator("#thing").textContent()).toContain("Drop news reports on this page");
    await page.locator("#thing").getByRole("button", { name: "Add reports" }).click();
    await page.locator("#add-documents textarea").fill(REPORT);
    await page.locator('#add-documents input[name="outlet"]').fill("Tal Courier");
    await page.locator('#add-documents input[name="published"]').fill("2023-05-02");
    await page.getByRole("button", { name: "Read and keep" }).click();
    await page.waitForSelector(".jobs li:not(.running)");
    expect(await page.locator(".rail .jobs").textContent()).toContain("Done: 1 report read");
    await page.locator(".rail .jobs a", { hasText: "Open it" }).click();
    await settled(page);
    expect(await page.locator("#thing").textContent()).toContain("Bridge at Tal closed after flood");
    expect(complaints).toEqual([]);
    await opened.close();
  });

  test("what a document holds is shown as text and never becomes part of the page", async () => {
    if (browser === undefined) return;
    const opened = await openWindow(browser);
    const page = await opened.newPage();
    const complaints = complaintsOf(page);
    await openPath(page, served.address, "/");
    await page.locator("#rail").getByRole("button", { name: "Add reports" }).click();
    const hostile = `<img src=x onerror="document.title='taken'"> minister resigns\n\n<script>document.title='taken'</script> The minister said that <b>he</b> resigned.`;
    await page.locator("#add-documents textarea").fill(hostile);
    await page.getByRole("button", { name: "Read and keep" }).click();
    await page.waitForSelector(".jobs li:not(.running)");
    await page.keyboard.press("/");
    await page.keyboard.type("resigned");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".found");
    expect(await page.locator(".found").textContent()).toContain("<b>he</b>");
    expect(await page.locator("#thing img, #thing script, #thing b").count()).toBe(0);
    expect(await page.title()).not.toContain("taken");
    expect(complaints).toEqual([]);
    await opened.close();
  });

  test("files are read too, and one that cannot be read says why", async () => {
    if (browser === undefined) return;
    const opened = await openWindow(browser);
    const page = await opened.newPage();
    await openPath(page, served.address, "/");
    await page.locator("#rail").getByRole("button", { name: "Add reports" }).click();
    await page.locator('#add-documents input[type="file"]').setInputFiles([
      {
        name: "ferry.txt",
        mimeType: "text/plain",
        buffer: Buffer.from("Ferry sinks off Tal\n\nPolice said that 3 people drowned."),
      },
      { name: "empty.txt", mimeType: "text/plain", buffer: Buffer.from("") },
      { name: "noise.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 and then nothing of the kind") },
    ]);
    await page.getByRole("button", { name: "Read and keep" }).click();
    await page.waitForSelector(".jobs li:not(.running)");
    const told = await page.locator(".rail .jobs").textContent();
    expect(told).toContain("1 report read");
    expect(told).toContain("could not be read");
    await opened.close();
  });
});

describe.skipIf(browser === undefined)("a library that asks who one is", () => {
  test("shows nothing before one has signed in, and no way to add to those who may only read", async () => {
    if (browser === undefined) return;
    const reader = { name: "Ada", password: "four words make one", role: "reader" } as const;
    const served = await serveWorkbench([], [reader]);
    const opened = await openWindow(browser);
    const page = await opened.newPage();
    await page.goto(`${served.address}/stories`);
    await page.getByLabel("Name").fill("Ada");
    await page.getByLabel("Password").fill("another");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForSelector("[role=alert]");
    expect(await page.locator("#rail").count()).toBe(0);
    await page.getByLabel("Password").fill("four words make one");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForSelector("#rail");
    await page.waitForSelector("#thing .nothing");
    expect(await page.locator("#rail").textContent()).toContain("Ada");
    expect(await page.locator("#rail").getByRole("button", { name: "Add reports" }).count()).toBe(0);
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForSelector(".sign-in");
    await opened.close();
    await served.close();
  });
});
