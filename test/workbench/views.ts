import type { Page } from "playwright-core";
import type { CodingDesk } from "../../src/query/records.ts";
import { quiet } from "./browser.ts";

/** A view as a person comes to it, for accessibility checks and pictures. */
export interface ViewAt {
  readonly name: string;
  readonly open: (page: Page, address: string) => Promise<void>;
}

/** Opens a path and waits until its answers are there. */
export async function openPath(page: Page, address: string, path: string): Promise<void> {
  await page.goto(`${address}${path}`);
  await settled(page);
}

/** Nothing is being asked for any more, and the fonts are there. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector("#thing h1, #thing .nothing, #thing .failed, #thing article");
  await page.waitForFunction(() => document.querySelector("#thing .asking") === null);
  await quiet(page);
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
}

const at = (name: string, path: string): ViewAt => ({ name, open: (page, address) => openPath(page, address, path) });

/** On the first story, which the library contests most. */
const inStory = (name: string, query: string): ViewAt => ({
  name,
  open: async (page, address) => {
    await openPath(page, address, "/stories");
    const href = await page.locator(".row-list a").first().getAttribute("href");
    await openPath(page, address, `${href ?? "/"}${query}`);
  },
});

/** A small sample of numbers, drawn by who sits at this machine: the same one however often it is asked for. */
const drawn = (page: Page, address: string): Promise<string> =>
  asked<{ readonly id: string }>(page, `${address}/api/v1/validation/samples`, {
    size: 6,
    seed: "views",
    layers: ["figure", "event"],
  }).then(({ id }) => id);

async function asked<T>(page: Page, path: string, data: object): Promise<T> {
  const answer = await page.request.post(path, { data, headers: { "x-hearsay": "test" } });
  if (!answer.ok()) throw new Error(`${path} answers ${answer.status()}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** At the desk, as somebody who has said who they are. */
async function openDesk(page: Page, address: string): Promise<void> {
  await openPath(page, address, `/validate?sample=${await drawn(page, address)}`);
  const name = page.locator('input[name="coder"]');
  if ((await name.count()) > 0) {
    await name.fill("looker");
    await name.press("Enter");
  }
  await page.waitForSelector(".coding");
  await settled(page);
}

/** As two people have coded it. */
async function openReport(page: Page, address: string): Promise<void> {
  const sample = await drawn(page, address);
  const base = `${address}/api/v1/validation/samples/${sample}`;
  for (const coder of ["ana", "ben"]) {
    const first = await page.request.get(`${base}/next?coder=${coder}`);
    let desk = (await first.json()) as CodingDesk;
    for (let count = 0; desk.item !== undefined; count++) {
      const verdict = coder === "ben" && count === 1 ? "wrong" : "correct";
      desk = await asked<CodingDesk>(page, `${base}/codings`, { coder, item: desk.item.key, verdict });
    }
  }
  await openPath(page, address, `/validate?sample=${sample}&tab=report`);
}

export const VIEWS: readonly ViewAt[] = [
  at("first", "/"),
  {
    name: "words",
    open: async (page, address) => {
      await openPath(page, address, "/");
      await page.locator("#thing button.answer").nth(4).click();
      await page.waitForSelector("#why .paragraph");
      await settled(page);
    },
  },
  inStory("story-side", "?by=side"),
  inStory("figures", "?tab=figures"),
  inStory("reports", "?tab=reports"),
  inStory("joined", "?tab=joined"),
  {
    name: "document",
    open: async (page, address) => {
      await openPath(page, address, "/search?q=Khost");
      await page.locator("#thing a[href^='/documents/']").first().click();
      await page.waitForSelector(".reader-text");
      await page.locator(".speaker").first().click();
      await settled(page);
    },
  },
  {
    name: "document-list",
    open: async (page, address) => {
      await openPath(page, address, "/search?q=Khost");
      const href = await page.locator("#thing a[href^='/documents/']").first().getAttribute("href");
      await openPath(page, address, `${href?.split("?")[0]}?tab=list`);
    },
  },
  at("paste", "/paste"),
  at("review", "/review"),
  at("validate", "/validate"),
  { name: "validate-item", open: openDesk },
  {
    name: "validate-wrong",
    open: async (page, address) => {
      await openDesk(page, address);
      await page.keyboard.press("w");
      await page.waitForSelector(".coding-wrong");
    },
  },
  { name: "validate-report", open: openReport },
  at("claims", "/claims"),
  at("denials", "/claims/denials"),
  at("actors", "/actors"),
  at("actor", "/actors/kb%3Ataliban"),
  at("actor-events", "/actors/kb%3Ataliban?tab=events"),
  at("actor-who", "/actors/kb%3Ataliban?tab=who"),
  at("network", "/network?actor=kb%3Ataliban&node=kb%3APAK"),
  at("network-table", "/network?actor=kb%3Ataliban&as=table"),
  at("timeline", "/timeline"),
  at("timeline-days", "/timeline?actor=kb%3Ataliban&window=2021-07-01/2021-08-31"),
  at("map", "/map"),
  at("sources", "/sources?outlet=Meridian+Wire"),
  at("lineages", "/sources?tab=lineages"),
  at("coverage", "/sources?tab=coverage"),
  at("today", "/today"),
  {
    name: "today-again",
    open: async (page, address) => {
      const first = await page.context().newPage();
      await openPath(first, address, "/today");
      await first.close();
      await openPath(page, address, "/today");
      await page.waitForSelector("#thing .nothing a");
    },
  },
  at("stories", "/stories"),
  at("search", "/search?q=Khost"),
  at("nowhere", "/nowhere"),
];
