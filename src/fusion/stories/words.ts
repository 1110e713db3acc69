/** Words of grammar and of saying are in every report. */
const EMPTY = new Set(
  "about after again against all also amid among and any are because been before being between both but can could did does down during each every few for from further had has have her here him his how however into its itself just least less made make many may might more most much near nearly never new not now off once one only onto other our out over own per same saying said says say she should since some such than that the their them then there these they this those three through time told two under until upon very was way week were what when where which while who whom whose will with within would year you your".split(
    " ",
  ),
);
const DOUBLED = /([bdfgklmnprtz])\1$/;

/** A rough stem, enough to bring "raid" and "raids", "bombed" and "bombing" together; in the spirit of M. Porter (1980). */
export function stem(word: string): string {
  const plain = word
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’]s?$/, "");
  for (const ending of ["ings", "ing", "edly", "ies", "ied", "ed", "es", "s"]) {
    if (!plain.endsWith(ending) || plain.length - ending.length < 3 || plain.endsWith("ss")) continue;
    const base = plain.slice(0, -ending.length);
    if (ending === "ies" || ending === "ied") return `${base}y`;
    return base.replace(DOUBLED, "$1").replace(/e$/, "");
  }
  return plain.replace(/e$/, "");
}

/** Stems of the words that carry meaning, in order, each once. */
export const stemsOf = (texts: readonly string[]): readonly string[] => [
  ...new Set(
    texts.flatMap((text) =>
      (text.match(/[\p{L}\p{M}]+(?:['’]s)?/gu) ?? [])
        .filter((word) => word.length > 2 && !EMPTY.has(word.toLowerCase()))
        .map(stem),
    ),
  ),
];
