import { expect, test } from "vitest";
import { readCslJson, readUrlList } from "../../src/import/references.ts";

test("references with an address are wanted, with outlet and day; the others are counted", () => {
  const items = [
    {
      id: "a",
      type: "article-newspaper",
      title: "Raid",
      "container-title": "Post",
      URL: "https://example.org/a",
      issued: { "date-parts": [[2022, 4, "9"]] },
    },
    { id: "b", type: "book", title: "No address" },
    { id: "c", URL: "ftp://example.org/c" },
    { id: "d", URL: "http://example.org/d", issued: { "date-parts": [[2022]] } },
  ];
  expect(readCslJson("z.json", JSON.stringify(items))).toEqual({
    wanted: [
      { url: "https://example.org/a", title: "Raid", outlet: "Post", published: "2022-04-09" },
      { url: "http://example.org/d", published: "2022" },
    ],
    without: 2,
  });
});

test("a list has one address a line", () => {
  expect(readUrlList("l.txt", "# to read\nhttps://example.org/a\r\n\n  http://example.org/b  \n")).toEqual([
    { url: "https://example.org/a" },
    { url: "http://example.org/b" },
  ]);
  expect(() => readUrlList("l.txt", "https://example.org/a\nexample.org/b\n")).toThrow(/l\.txt:2/);
});

test.each([
  [{ "date-parts": [["2022", "4", "9"]] }, "2022-04-09"],
  [
    {
      "date-parts": [
        [2022, 4, 9],
        [2022, 4, 12],
      ],
    },
    "2022-04-09",
  ],
  [{ "date-parts": [[2022, 13]] }, "2022"],
  [{ "date-parts": [[2022, 2, 30]] }, "2022-02"],
  [{ "date-parts": [[2024, 2, 29]] }, "2024-02-29"],
  [{ "date-parts": [] }, undefined],
  [{ "date-parts": [[-44, 3, 15]] }, undefined],
  [{ raw: "2022-04-09" }, "2022-04-09"],
  [{ raw: "9 April 2022" }, undefined],
  ["2022-04", "2022-04"],
])("a reference of %j is of %s", (issued, published) => {
  const text = JSON.stringify([{ URL: "https://example.org/a", issued }]);
  expect(readCslJson("z.json", text).wanted).toEqual([
    { url: "https://example.org/a", ...(published === undefined ? {} : { published }) },
  ]);
});
