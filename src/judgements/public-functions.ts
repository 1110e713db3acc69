/**
 * Words for public offices and functions, lower case. They stand here and not in a table of the knowledge base because
 * they are no part of a reading: to edit them must not make every document be read again. What they decide for one
 * person, a judgement overrules.
 */

/** Whoever is called so holds or held a public office, speaks for a body, or stands for election. */
export const PUBLIC_HEADS: ReadonlySet<string> = new Set(
  `president vice-president president-elect minister prime-minister premier chancellor governor mayor ambassador envoy consul
  diplomat attaché commissioner councillor councilor undersecretary under-secretary secretary-general director-general
  king queen prince princess emperor empress sultan emir shah monarch ruler dictator pope statesman taoiseach viceroy
  senator congressman congresswoman assemblyman lawmaker legislator parliamentarian mp mep backbencher
  judge justice magistrate prosecutor coroner sheriff
  spokesman spokeswoman spokesperson official officials negotiator mediator candidate nominee contender
  general admiral marshal brigadier commander commander-in-chief warlord spymaster
  gen adm brig gov sen sens rep reps del amb
  bishop archbishop cardinal patriarch ayatollah caliph`.split(/\s+/),
);

/** Such a word makes a function public where the body is named: "head of the Taliban", not "head of the family". */
export const FUNCTION_HEADS: ReadonlySet<string> = new Set(
  `head chief leader chairman chairwoman chairperson chair director deputy secretary representative delegate speaker
  adviser advisor aide counsel administrator coordinator co-ordinator founder co-founder executive ceo manager boss
  treasurer dean rector principal superintendent inspector colonel major captain lieutenant
  analyst expert professor scholar researcher fellow economist historian strategist scientist`.split(/\s+/),
);

/** Words that say of a function which one it is, and name no body: "the executive director" might be anybody's. */
export const FUNCTION_ADJECTIVES: ReadonlySet<string> = new Set(
  `the a an vice deputy senior junior executive former acting interim assistant associate general regional managing chief
  longtime retired new old late lead local first second`.split(/\s+/),
);

/** Whole titles whose last word alone would not tell. */
export const PUBLIC_TITLES: ReadonlySet<string> = new Set([
  "secretary of state",
  "head of state",
  "head of government",
  "member of parliament",
  "member of congress",
  "chief of staff",
  "attorney general",
  "secretary general",
  "general secretary",
  "crown prince",
  "first lady",
  "supreme leader",
  "opposition leader",
  "party leader",
  "army chief",
  "police chief",
  "intelligence chief",
  "chief justice",
  "foreign secretary",
  "home secretary",
  "defence secretary",
  "defense secretary",
  "interior secretary",
  "press secretary",
  "security adviser",
  "security advisor",
]);

/** PLOVER's codes of sectors whose people act for the public, and of elites: those who did. */
export const PUBLIC_SECTORS: ReadonlySet<string> = new Set(["GOV", "LEG", "JUD", "ELI"]);

/** Forms of address: no part of a name that would give a person away. */
export const HONORIFICS: ReadonlySet<string> = new Set(
  `mr mrs ms miss mx sir madam madame dame lord lady dr doctor prof professor rev reverend father brother sister fr hon
  haji hajji mullah maulvi mawlawi molvi maulana sheikh sheik shaikh imam mufti qari sayyid syed pir ustad hafiz engineer
  eng herr frau monsieur mme señor señora senor senora don begum jr sr`.split(/\s+/),
);

/** Little words inside names, which many names share. */
export const PARTICLES: ReadonlySet<string> = new Set(
  `al el ul ur de del della di da do dos das du la le les van von der den ter ten bin ibn bint abu umm abd ben af av zu zum y e`.split(
    /\s+/,
  ),
);
