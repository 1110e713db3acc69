import type { Gender, GrammaticalNumber } from "../mention.ts";

export interface Pronoun {
  readonly grammaticalPerson: 1 | 2 | 3;
  readonly number: GrammaticalNumber;
  readonly gender?: Gender;
  readonly reflexive?: true;
  readonly possessive?: true;
}

const row = (grammaticalPerson: 1 | 2 | 3, number: GrammaticalNumber, gender?: Gender): Pronoun => ({
  grammaticalPerson,
  number,
  ...(gender === undefined ? {} : { gender }),
});
const forms = (base: Pronoun, personal: string, possessive: string, reflexive: string): [string, Pronoun][] => [
  ...personal.split(" ").map((form): [string, Pronoun] => [form, base]),
  ...possessive.split(" ").map((form): [string, Pronoun] => [form, { ...base, possessive: true }]),
  ...reflexive.split(" ").map((form): [string, Pronoun] => [form, { ...base, reflexive: true }]),
];

/** The closed class of personal, possessive and reflexive pronouns. */
export const PRONOUNS: ReadonlyMap<string, Pronoun> = new Map([
  ...forms(row(1, "singular"), "i me", "my mine", "myself"),
  ...forms(row(1, "plural"), "we us", "our ours", "ourselves"),
  ...forms(row(2, "singular"), "you", "your yours", "yourself yourselves"),
  ...forms(row(3, "singular", "m"), "he him", "his", "himself"),
  ...forms(row(3, "singular", "f"), "she her", "hers", "herself"),
  ...forms(row(3, "singular"), "it", "its", "itself"),
  ...forms(row(3, "plural"), "they them", "their theirs", "themselves themself"),
]);
