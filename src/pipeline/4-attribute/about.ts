import type { Act } from "../../doc/reading.ts";
import type { Span } from "../../doc/span.ts";
import type { Draft } from "./draft.ts";

/** What a denial or confirmation takes up: "denied the accusation", "confirmed the report", "denied that it had fired". */
export interface Answer {
  /** The head noun or pronoun of a short content. */
  readonly names: string | undefined;
  /** Lemmas of the content's nouns and verbs. */
  readonly lemmas: ReadonlySet<string>;
}

interface Said {
  readonly actors: readonly string[];
  readonly content: readonly Span[];
  readonly cue: Span | undefined;
  readonly act: Act;
  readonly lemmas: ReadonlySet<string>;
  readonly answer: Answer | undefined;
}

const ACCUSATIONS = new Set(["accusation", "allegation", "charge", "criticism", "blame"]);
const STATEMENTS = new Set(["claim", "report", "statement", "rumour", "rumor", "suggestion", "account", "assertion"]);
const PRONOUNS = new Set(["it", "this", "that", "them", "those", "these"]);
const ANSWERS =
  /^(?:deny|reject|dismiss|refute|rebut|dispute|confirm|contradict|repudiate|acknowledge|admit|corroborate)$/;

export function answerOf(draft: Draft): Answer | undefined {
  const { lemma, pos, content, sentence } = draft.candidate;
  if (pos !== "verb" || !ANSWERS.test(lemma)) return undefined;
  const inside = new Set(content);
  const head = content.map((index) => sentence.tokens[index]).find((token) => token && !inside.has(token.head));
  const names = head !== undefined && /^(?:NOUN|PRON)$/.test(head.upos) ? head.lemma.toLowerCase() : undefined;
  return { names, lemmas: lemmasOf(draft) };
}

export function lemmasOf({ candidate: { sentence, content } }: Draft): ReadonlySet<string> {
  const words = content.map((index) => sentence.tokens[index]);
  return new Set(
    words.flatMap((token) => (token && /^(?:NOUN|VERB|PROPN)$/.test(token.upos) ? [token.lemma.toLowerCase()] : [])),
  );
}

/** How many claims back an answer may reach: what is denied stands close by. */
const WINDOW = 12;

/**
 * For each claim in text order the index of the earlier one that it answers. By its noun ("the accusation") or pronoun
 * it takes up the nearest earlier claim of that kind by somebody else; by its words the one that shares most of them.
 */
export function answered(claims: readonly Said[]): readonly (number | undefined)[] {
  return claims.map(({ answer, actors, cue }, index) => {
    if (answer === undefined) return undefined;
    const start = cue?.[0] ?? 0;
    let best: number | undefined;
    let most = 0.5;
    for (let at = index - 1; at >= Math.max(0, index - WINDOW); at--) {
      const earlier = claims[at];
      if (earlier === undefined || earlier.answer !== undefined) continue;
      if ((earlier.cue?.[0] ?? 0) >= start || earlier.content.some((piece) => piece[0] <= start && start < piece[1]))
        continue;
      if (earlier.actors.length > 0 && earlier.actors.every((id) => actors.includes(id))) continue;
      if (answer.names !== undefined && isNamed(answer.names, earlier.act)) return at;
      if (answer.names === undefined || !(ACCUSATIONS.has(answer.names) || STATEMENTS.has(answer.names))) {
        const share = shared(answer.lemmas, earlier.lemmas);
        if (share > most) {
          most = share;
          best = at;
        }
      }
    }
    return best;
  });
}

function isNamed(noun: string, act: Act): boolean {
  if (ACCUSATIONS.has(noun)) return act === "accusation";
  if (STATEMENTS.has(noun)) return act === "statement" || act === "accusation" || act === "belief";
  return PRONOUNS.has(noun) && (act === "accusation" || act === "statement");
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const lemma of a) if (b.has(lemma)) both++;
  const least = Math.min(a.size, b.size);
  return least < 2 ? 0 : both / least;
}
