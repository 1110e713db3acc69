/**
 * Types under which reports may tell of one happening: one outlet writes that a town was attacked, another that it was
 * taken; a deal is a promise to one and an act to another. The first family that two types share names the comparison.
 */
const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  ASSAULT: ["force"],
  COERCE: ["force", "measure"],
  MOBILIZE: ["force"],
  RETREAT: ["retreat"],
  CONCEDE: ["retreat", "deal", "measure"],
  AGREE: ["deal"],
  SUPPORT: ["deal", "help"],
  CONSULT: ["talks"],
  COOPERATE: ["deal", "help"],
  AID: ["help"],
  REQUEST: ["words"],
  ACCUSE: ["words"],
  REJECT: ["words"],
  THREATEN: ["words", "force"],
  SANCTION: ["measure"],
  PROTEST: ["protest"],
};

/** A type that a user added is a family of its own. */
export const familiesOf = (type: string): readonly string[] => FAMILIES[type] ?? [type];

export const sharedFamily = (a: string, b: string): string | undefined =>
  familiesOf(a).find((family) => familiesOf(b).includes(family));

/** Outlets tell for years, without a date, of a withdrawal or a deal; attacks, talks and demands come again and again. */
export const BACKGROUND: ReadonlySet<string> = new Set(["retreat", "deal", "measure"]);
export const RECURRENT: ReadonlySet<string> = new Set(["words", "force", "talks"]);
/** Without fixed sides: who is actor to one outlet is recipient to the other. */
export const MUTUAL: ReadonlySet<string> = new Set(["talks", "deal"]);
