import type { Attribution, Reading } from "../../doc/reading.ts";
import { contains, overlaps, type Span } from "../../doc/span.ts";
import { type OutletTables, outletKey } from "./tables.ts";
import type { Citation } from "./types.ts";

/**
 * The claims of a document that rest on another outlet's report: "The Kabul Lantern reported that …", "according to
 * Dawn", "told Reuters", "officials quoted by AFP"; and all that is said inside such a claim. Their origin is that
 * outlet's report, though the document itself is no copy. What an outlet denies or demands is about itself and no report.
 * `library`: keys of outlets that the library holds, so that a name is known which neither tables nor its form give away.
 */
export function citationsOf(
  reading: Reading,
  tables: OutletTables,
  library: ReadonlySet<string> = new Set(),
): readonly Citation[] {
  const { document } = reading;
  if (!reading.attributions.some(({ act }) => REPORTING.has(act))) return [];
  const own = document.outlet === undefined ? undefined : keyOf(document.outlet.name, tables);
  const names = outletNames(reading, tables, library).filter(({ outlet }) => outlet !== own);
  const cited = new Map<string, Omit<Citation, "attribution">>();
  for (const attribution of reading.attributions) {
    const name = REPORTING.has(attribution.act) ? citedIn(attribution, names, reading) : undefined;
    if (name !== undefined) cited.set(attribution.id, name);
  }
  const byId = new Map(reading.attributions.map((attribution) => [attribution.id, attribution] as const));
  return reading.attributions.flatMap(({ id }) => {
    const name = inherited(id, byId, cited);
    return name === undefined ? [] : [{ attribution: id, ...name }];
  });
}

const REPORTING: ReadonlySet<string> = new Set(["statement", "belief", "warning"]);

/** The citation of a claim, or of the nearest one around it. */
function inherited(
  id: string,
  byId: ReadonlyMap<string, Attribution>,
  cited: ReadonlyMap<string, Omit<Citation, "attribution">>,
): Omit<Citation, "attribution"> | undefined {
  const seen = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && !seen.has(at); at = byId.get(at)?.within) {
    const name = cited.get(at);
    if (name !== undefined) return name;
    seen.add(at);
  }
  return undefined;
}

type Named = Omit<Citation, "attribution">;

/** The outlet is the source itself; or it stands beside the source, after words that say that it was spoken to or quoted. */
function citedIn(
  attribution: Attribution,
  names: readonly Named[],
  { document, sentences }: Reading,
): Named | undefined {
  const { source, cue, content } = attribution;
  const around = source.span ?? cue;
  if (around === undefined) return undefined;
  if (source.span !== undefined) {
    const itself = names.find(({ span }) => isAll(document.text, span, source.span ?? span));
    if (itself !== undefined) return itself;
  }
  const sentence = sentences.find((span) => contains(span, around));
  if (sentence === undefined) return undefined;
  return names.find(
    ({ span }) =>
      contains(sentence, span) &&
      !content.some((part) => overlaps(part, span)) &&
      BESIDE.test(document.text.slice(sentence[0], span[0])),
  );
}

/** Is the name all that the source's words say, but for an article and what describes it ("the newspaper Dawn")? */
function isAll(text: string, name: Span, source: Span): boolean {
  if (!contains(source, name)) return false;
  const rest = `${text.slice(source[0], name[0])} ${text.slice(name[1], source[1])}`;
  return /^[\s,]*(?:(?:the|a|newspaper|daily|weekly|paper|broadcaster|magazine|website|news|agency|channel|outlet|network|state-run|british|american|pakistani|indian|russian|iranian|chinese|turkish|israeli|german|french)[\s,]*)*$/iu.test(
    rest,
  );
}

/** What stands before the name of an outlet to which somebody spoke, or which quotes him. */
const BESIDE =
  /\b(?:t(?:ells?|old|elling)|speaking (?:to|with)|spoke (?:to|with)|talking to|quoted (?:by|in)|cited (?:by|in)|reported (?:by|in)|as (?:reported|quoted) by|according to|citing|quoting|interview(?:ed)? (?:with|by|to|in|published (?:by|in))|in (?:an? )?(?:remarks|comments|statement) to)\s+(?:the\s+)?(?:(?:newspaper|daily|broadcaster|magazine|website|news agency|agency|news channel|channel)\s+)?$/iu;

/** Every mention in the body of an outlet by name, in text order. */
function outletNames(reading: Reading, tables: OutletTables, library: ReadonlySet<string>): readonly Named[] {
  const { text } = reading.document;
  return reading.actors
    .flatMap(({ kind, mentions }) =>
      mentions
        .filter(({ form }) => form === "name")
        .flatMap(({ span, head }) => {
          for (const part of [span, head]) {
            const name = text.slice(...part);
            const key = keyOf(name, tables);
            const known = tables.named(name);
            if (known !== undefined || library.has(key) || kind === "media" || tables.isOutletName(name)) {
              return isProperName(name)
                ? [{ outlet: key, name: known?.name ?? name.replace(/^the /u, ""), span: part }]
                : [];
            }
          }
          return [];
        }),
    )
    .sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
}

/** "Media" and "a Russian state news agency" name no outlet. */
const isProperName = (name: string): boolean => /^(?:the )?\p{Lu}/u.test(name) && !/^An? /u.test(name);

const keyOf = (name: string, tables: OutletTables): string => tables.named(name)?.key ?? outletKey(name);
