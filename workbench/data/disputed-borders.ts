/**
 * Borders that are disputed, and are drawn as disputed: dashed, whoever draws them where. The shapes are Natural Earth's
 * (public domain), which show who holds what on the ground; no opinion on the status of any territory is meant by them.
 *
 * Kept by hand, after Natural Earth's theme "Disputed areas and breakaway regions" and the notes on the United Nations'
 * map 4170 ("The World"). What is not in the shapes cannot be drawn: Abkhazia, South Ossetia, Transnistria, and front lines
 * of the day. Whoever misses one adds a line here: the two sides as the shapes name them, the part of their border that is
 * meant where it is not all of it, and who disputes it.
 */
export interface DisputedBorder {
  /** As the shapes name them; the second may be missing where all borders of the first are meant. */
  readonly sides: readonly [string, string?];
  /** West, south, east, north. */
  readonly within?: readonly [number, number, number, number];
  readonly name: string;
  readonly disputed: string;
}

export const DISPUTED_BORDERS: readonly DisputedBorder[] = [
  {
    sides: ["India", "Pakistan"],
    within: [73, 32.3, 78, 37],
    name: "Line of Control in Jammu and Kashmir",
    disputed: "a line of control of 1972; the status of Jammu and Kashmir has not been agreed",
  },
  { sides: ["Siachen Glacier"], name: "Siachen Glacier", disputed: "claimed by India and Pakistan" },
  {
    sides: ["China", "Pakistan"],
    name: "Trans-Karakoram Tract",
    disputed: "agreed between China and Pakistan in 1963; not recognised by India",
  },
  {
    sides: ["China", "India"],
    name: "Line of Actual Control",
    disputed: "Aksai Chin and the eastern sector are claimed by both; no border has been agreed",
  },
  { sides: ["Bhutan", "China"], name: "Bhutan and China", disputed: "under negotiation" },
  {
    sides: ["Afghanistan", "Pakistan"],
    name: "Durand Line",
    disputed: "a line of 1893; governments of Afghanistan have not recognised it as a border",
  },
  { sides: ["Kosovo", "Serbia"], name: "Kosovo", disputed: "declared independence in 2008; not recognised by Serbia" },
  {
    sides: ["Morocco", "W. Sahara"],
    name: "Western Sahara",
    disputed: "a non-self-governing territory, most of it held by Morocco",
  },
  {
    sides: ["Somalia", "Somaliland"],
    name: "Somaliland",
    disputed: "declared independence in 1991; claimed by Somalia",
  },
  { sides: ["N. Cyprus"], name: "Northern Cyprus", disputed: "held since 1974; recognised by Turkey alone" },
  {
    sides: ["Russia", "Ukraine"],
    within: [32.4, 44, 36.8, 46.4],
    name: "Crimea",
    disputed: "held by Russia since 2014; part of Ukraine for most states",
  },
  {
    sides: ["Israel", "Palestine"],
    name: "Line of 1949",
    disputed: "an armistice line; the status has not been agreed",
  },
  { sides: ["Israel", "Syria"], name: "Golan", disputed: "held by Israel since 1967; part of Syria for most states" },
  { sides: ["Israel", "Lebanon"], name: "Blue Line", disputed: "a line of withdrawal of 2000, and no agreed border" },
  {
    sides: ["North Korea", "South Korea"],
    name: "Military demarcation line",
    disputed: "a line of armistice of 1953, and no agreed border",
  },
  {
    sides: ["S. Sudan", "Sudan"],
    name: "Sudan and South Sudan",
    disputed: "not settled since 2011; Abyei is claimed by both",
  },
  {
    sides: ["Egypt", "Sudan"],
    within: [32.5, 21, 38, 23],
    name: "Halaib and Bir Tawil",
    disputed: "Egypt and Sudan hold to lines of 1899 and of 1902",
  },
  { sides: ["Kenya", "S. Sudan"], name: "Ilemi Triangle", disputed: "claimed by Kenya and South Sudan" },
  { sides: ["Guyana", "Venezuela"], name: "Essequibo", disputed: "held by Guyana; claimed by Venezuela" },
  { sides: ["Armenia", "Azerbaijan"], name: "Armenia and Azerbaijan", disputed: "not settled in most parts" },
];
