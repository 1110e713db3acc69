import { existsSync } from "node:fs";
import process from "node:process";
import type { Browser, BrowserContext, Page, Request } from "playwright-core";

/** Where Chromium or Chrome usually lies, on machines that the packaged one does not run on. */
const USUAL = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

interface Found {
  readonly path: string;
  readonly args: readonly string[];
}

/**
 * A browser to test in: on Linux x64 the one that comes as a package, elsewhere one that is installed. undefined where
 * there is none, which no run that calls itself CI may pass over.
 */
export async function openBrowser(): Promise<Browser | undefined> {
  const { chromium } = await import("playwright-core");
  const found = await findBrowser();
  if (found !== undefined) return chromium.launch({ executablePath: found.path, args: [...found.args] });
  if (process.env["CI"] === "true") throw new Error("CI needs a browser, and there is none");
  console.warn("no Chromium or Chrome was found: the tests of the workbench are skipped");
  return undefined;
}

async function findBrowser(): Promise<Found | undefined> {
  const given = process.env["HEARSAY_BROWSER"];
  if (given !== undefined) return { path: given, args: [] };
  if (process.platform === "linux" && process.arch === "x64") {
    const packaged = (await import("@sparticuz/chromium")).default;
    packaged.setGraphicsMode = false;
    // Not its own list of arguments: that is for servers that draw three dimensions without a graphics card, takes seconds
    // for a map of plain lines, puts all pages into one process, and switches off what guards one site against another.
    return {
      path: await packaged.executablePath(),
      args: ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"],
    };
  }
  const path = USUAL.find((each) => existsSync(each));
  return path === undefined ? undefined : { path, args: [] };
}

export const SIZES = {
  laptop: { width: 1440, height: 900 },
  small: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
} as const;
export type Size = keyof typeof SIZES;

export interface Looks {
  readonly size?: Size;
  readonly dark?: boolean;
}

/** A window that has seen nothing yet: no storage, one time zone and language whatever the machine's. */
export async function openWindow(
  browser: Browser,
  { size = "laptop", dark = false }: Looks = {},
): Promise<BrowserContext> {
  const opened = await browser.newContext({
    viewport: SIZES[size],
    colorScheme: dark ? "dark" : "light",
    reducedMotion: "reduce",
    locale: "en-GB",
    timezoneId: "UTC",
  });
  // A busy machine is no fault of a page: what never comes ends the wait, and what comes late does not.
  opened.setDefaultTimeout(180_000);
  opened.on("page", watchRequests);
  return opened;
}

const underWay = new WeakMap<Page, Set<Request>>();

/** Streams of events stay open while one looks on: a page that listens to one is not asking for anything. */
function watchRequests(page: Page): void {
  const open = new Set<Request>();
  underWay.set(page, open);
  page.on("request", (request) => {
    if (request.resourceType() !== "eventsource") open.add(request);
  });
  page.on("requestfinished", (request) => open.delete(request));
  page.on("requestfailed", (request) => open.delete(request));
  page.on("framenavigated", (frame) => {
    if (frame === page.mainFrame()) for (const each of open) if (!each.isNavigationRequest()) open.delete(each);
  });
}

/**
 * Every answer that was asked for is there and drawn, and drawing it has asked for nothing more. What a timer of the page
 * will do is not waited for: a test waits for what it expects of that.
 */
export async function quiet(page: Page): Promise<void> {
  for (let calm = 0; calm < 2; ) {
    await page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
    calm = (underWay.get(page)?.size ?? 0) === 0 ? calm + 1 : 0;
  }
}

/** What a page complains of while it is looked at: faults of scripts, and what its policy refused. */
export function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  return complaints;
}
