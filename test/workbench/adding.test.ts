import type { Browser, Page } from "playwright-core";
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

  test("a sample is drawn, coded blind and reported on by keyboard alone", async () => {
    if (browser === undefined) return;
    const opened = await openWindow(browser);
    await opened.grantPermissions(["clipboard-read", "clipboard-write"]);
    const page = await opened.newPage();
    const complaints = complaintsOf(page);
    const api = `${served.address}/api/v1`;
    const added = await page.request.post(`${api}/documents`, {
      data: { text: REPORT },
      headers: { "x-hearsay": "test" },
    });
    const { id } = (await added.json()) as { readonly id: string };
    // Ends when the job has.
    await page.request.get(`${api}/jobs/${id}/events`);
    await openPath(page, served.address, "/review");
    await page.keyboard.press("v");
    await page.waitForSelector(".draw");
    await tabTo(page, "Elements");
    await page.keyboard.type("6");
    await page.keyboard.press("Enter");
    await page.waitForSelector('input[name="coder"]:focus');
    await page.keyboard.press("Control+A");
    await page.keyboard.type("ana");
    const told: string[] = [];
    page.on("response", (answer) => {
      if (/\/(?:next|codings)\b/.test(answer.url())) void answer.text().then((text) => told.push(text));
    });
    await page.keyboard.press("Enter");
    await says(page, "6 to code");
    const first = await page.locator(".coding-statement").textContent();
    // Enter jumps and never accepts.
    await page.keyboard.press("Enter");
    await page.keyboard.press("c");
    await says(page, "1 coded, 5 to go");
    expect(await page.locator(".coding-last").textContent()).toContain("You said correct");
    await page.keyboard.press("u");
    await says(page, "6 to code");
    expect(await page.locator(".coding-statement").textContent()).toBe(first);
    await page.keyboard.press("w");
    await page.keyboard.press("1");
    await page.waitForSelector(".coding-wrong input:checked");
    await page.keyboard.press("w");
    await says(page, "1 coded, 5 to go");
    // Left for later, and back to it.
    const second = await page.locator(".coding-statement").textContent();
    await page.keyboard.press("j");
    await page.waitForFunction((text) => document.querySelector(".coding-statement")?.textContent !== text, second);
    await page.keyboard.press("k");
    await page.waitForFunction((text) => document.querySelector(".coding-statement")?.textContent === text, second);
    await page.keyboard.press("e");
    await page.waitForSelector(".coding-words [aria-pressed=true]");
    await page.keyboard.press("t");
    for (const words of ["2 coded, 4 to go", "3 coded, 3 to go", "4 coded, 2 to go", "5 coded, 1 to go"]) {
      await says(page, words);
      // How the page helps to be fair, beside it, may speak of being sure; what is coded may not.
      expect(await page.locator(".coding").textContent()).not.toMatch(/\b(?:sure|likely|unsure)\b/);
      await page.keyboard.press("c");
    }
    await page.waitForSelector(".intervals");
    expect(told.length).toBeGreaterThan(8);
    expect(told.join("\n")).not.toMatch(/"(?:certainty|by|sure|likely|unsure)"/);
    expect(await page.locator("#thing").textContent()).toContain("as coded by ana (all)");
    await tabTo(page, "Table");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#thing table");
    expect(await page.locator("#thing table").textContent()).toContain("all, weighted");
    await tabTo(page, "Copy the paragraph");
    await page.keyboard.press("Enter");
    await page.waitForSelector("button:has-text('Copied')");
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain("blind to the machine's certainty and rules");
    expect(copied).toContain("by ana (all)");
    expect(complaints).toEqual([]);
    await opened.close();
  });
});

const says = async (page: Page, words: string): Promise<void> => {
  // Until the next thing is there, keys are not for it.
  await page.waitForFunction(
    (text) =>
      document.querySelector(".page-facts")?.textContent?.includes(text) === true &&
      document.querySelector(".coding[aria-busy=true]") === null,
    words,
  );
};

/** On to the next thing with these words, as somebody without a mouse goes there. */
async function tabTo(page: Page, words: string): Promise<void> {
  for (let count = 0; count < 100; count++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const { activeElement: on } = document;
      return on instanceof HTMLInputElement ? on.labels?.[0]?.textContent : on?.textContent;
    });
    if (focused?.startsWith(words)) return;
  }
  throw new Error(`no tab leads to ${words}`);
}

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
    // Whoever may only read looks at what others have coded.
    await openPath(page, served.address, "/validate");
    expect(await page.locator("#thing").textContent()).toContain("No sample has been drawn yet.");
    expect(await page.locator("#thing form").count()).toBe(0);
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForSelector(".sign-in");
    await opened.close();
    await served.close();
  });
});
