import { expect, test } from "vitest";
import { pageOf, plainAddress } from "../../src/library/page.ts";

test("one page has one address, however it was reached", () => {
  const plain = "https://example.org/news/raid?id=7";
  for (const address of [
    "http://www.example.org/news/raid/?utm_source=x&id=7#top",
    "https://example.org/news/raid?id=7&fbclid=abc",
    plain,
  ]) {
    expect(plainAddress(address)).toBe(plain);
  }
  expect(plainAddress("https://example.org/news/raid?id=8")).not.toBe(plain);
});

test("without an address the page is outlet and title, and without these the document itself", () => {
  const outlet = { name: "The Lantern" };
  expect(pageOf({ text: "" }, { id: "x", outlet, title: "Raid" })).toBe("The Lantern\u001fRaid");
  expect(pageOf({ text: "" }, { id: "x", title: "Raid" })).toBe("x");
  expect(pageOf({ text: "", url: "https://example.org/a" }, { id: "x", outlet, title: "Raid" })).toBe(
    "https://example.org/a",
  );
});
