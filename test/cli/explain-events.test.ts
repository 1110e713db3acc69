import { expect, test } from "vitest";
import { hearsay } from "./run-cli.ts";

/** Each sentence is about one reason: a joined telling, a status through governors, a date by saying, a type by intent. */
const TEXT = `Rebels attacked a convoy of the United Nations on Monday in Mali, killing three soldiers, the army said. France condemned the attack.

The prime minister of Chad said on Tuesday that Niger failed to free the hostages. Niger will send troops to Mali.

A year after the attack, Egypt rejects the talks with Sudan.
`;

test("events --explain shows row, tree path of each side, status, date, place and certainty of every event", async () => {
  const result = await hearsay(["events", "--explain", "--published", "2023-05-17", "-"], { stdin: TEXT });
  expect(result).toMatchObject({ status: 0, err: "" });
  await expect(result.out).toMatchFileSnapshot("explain/events.txt");
});

test("events --explain counts the same events as without", async () => {
  const args = ["--published", "2023-05-17", "-"];
  const [plain, explained] = await Promise.all([
    hearsay(["events", ...args], { stdin: TEXT }),
    hearsay(["events", "--explain", ...args], { stdin: TEXT }),
  ]);
  const heads = (out: string): readonly string[] => out.split("\n").filter((line) => /^ {2}[A-Z]+ /.test(line));
  expect(heads(explained.out)).toEqual(heads(plain.out));
  expect(explained.out.match(/^ +found +by /gm)).toHaveLength(heads(plain.out).length);
});
