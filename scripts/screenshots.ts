import { mkdirSync } from "node:fs";
import process from "node:process";
import { openBrowser, openWindow, SIZES, type Size } from "../test/workbench/browser.ts";
import { VIEWS } from "../test/workbench/views.ts";

// Every view at every size, in light and dark, to be looked at: node scripts/screenshots.ts ADDRESS FOLDER [VIEW …]
const [address, folder = "screenshots", ...only] = process.argv.slice(2);
if (address === undefined) {
  console.error("usage: node scripts/screenshots.ts ADDRESS FOLDER [VIEW …]   (ADDRESS: of a running `hearsay serve`)");
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
if (browser === undefined) process.exit(1);
for (const size of Object.keys(SIZES) as Size[]) {
  for (const dark of [false, true]) {
    const window = await openWindow(browser, { size, dark });
    const page = await window.newPage();
    for (const { name, open } of VIEWS) {
      if (only.length > 0 && !only.includes(name)) continue;
      await open(page, address);
      await page.screenshot({ path: `${folder}/${name}-${size}${dark ? "-dark" : ""}.png` });
    }
    await window.close();
  }
}
await browser.close();
