/**
 * The first axis of the Admiralty code (NATO AJP-2.1): how far a source is relied on. The second, how credible one piece of
 * information is, is another question and never part of this one.
 */
export const GRADES = ["A", "B", "C", "D", "E"] as const;
export type Grade = (typeof GRADES)[number] | "cannot-be-judged";

const WORDS: Readonly<Record<Grade, string>> = {
  A: "completely reliable",
  B: "usually reliable",
  C: "fairly reliable",
  D: "not usually reliable",
  E: "unreliable",
  "cannot-be-judged": "cannot be judged",
};

/** "B, usually reliable"; "cannot be judged" is no letter of the scale and stands without one. */
export function gradeWords(grade: string): string {
  const known = [...GRADES, "cannot-be-judged" as const].find((one) => one === grade);
  if (known === undefined) return grade;
  return known === "cannot-be-judged" ? WORDS[known] : `${known}, ${WORDS[known]}`;
}
