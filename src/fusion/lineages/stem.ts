/**
 * Cuts the endings of English inflection and makes British and American spellings one. Coarser than a lemmatiser, which
 * does not matter where only equality counts: after Harman, How effective is suffixing? (1991), doi:10.1002/(SICI)1097-4571(199101)42:1<7::AID-ASI2>3.0.CO;2-P.
 */
export function stem(word: string): string {
  let rest = word;
  if (rest.length > 4) rest = rest.replace(/(?:ies|ied)$/, "y").replace(/([^aeiou]|e)s$/, "$1");
  if (rest.length > 5) rest = rest.replace(/(?<=[aeiouy].*)(?:ed|ing)$/, "").replace(/([bdfgmnprt])\1$/, "$1");
  if (rest.length > 4) rest = rest.replace(/([^aeiou])re$/, "$1er").replace(/e$/, "");
  return rest.length > 5 ? rest.replace(/iz(?=$|at)/, "is").replace(/our$/, "or") : rest;
}
