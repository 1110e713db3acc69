/** "1 document", "3 documents": counts are words. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(count)} ${count === 1 ? noun : plural}`;
}

/** "12,480": the same in every browser, whatever its language. */
export function grouped(count: number): string {
  const [whole = "", fraction] = String(count).split(".");
  const marked = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? marked : `${marked}.${fraction}`;
}

/** The two numbers that stand with every count. */
export const twoNumbers = ({
  documents,
  lineages,
}: {
  readonly documents: number;
  readonly lineages: number;
}): string => `${counted(documents, "document")} · ${counted(lineages, "lineage")}`;

/** Words of a report at the head of something: where they are cut out of a sentence, that is shown. */
export const asTitle = (words: string): string => (/^\p{Ll}/u.test(words) ? `… ${words}` : words);

/** Names of places come in small letters where they were compared: "khost, kunar". */
export const placeWords = (name: string): string =>
  name === name.toLowerCase() ? name.replace(/(^|[\s,-])\p{Ll}/gu, (letter) => letter.toUpperCase()) : name;

/** The first letter large, as at the head of a row: names of claimants come as the text has them. */
export const headed = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Not longer than this, cut between words and marked as cut: "Government of the…". */
export function clippedWords(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  const space = cut.lastIndexOf(" ");
  return `${(space > most / 3 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
