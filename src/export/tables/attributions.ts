import type { Attribution } from "../../doc/reading.ts";
import { type DocumentView, documentView } from "../view.ts";
import { CLAIMANT, FOUND, found, ORIGIN, origin, partyKeys, partyNames, said, WORDS, words } from "./common.ts";
import { boolean, integer, list, table, text } from "./table.ts";

export const attributions = table(
  "attributions",
  "One row for each piece of a claim's words: who says what, in which words, inside whose words.",
  {
    ...CLAIMANT,
    piece: integer("a claim may be told in several pieces: 1 for the first"),
    pieces: integer("how many there are"),
    speakers: text("actors that say it, parted by |"),
    speaker_keys: text("their keys, parted by |"),
    source_words: text("the words that name the source"),
    cue: text("the words that say that something is said"),
    mode: text("direct, indirect, mixed"),
    act: text("statement, denial, accusation, promise, …"),
    negated: boolean("true where it is said that it was not said"),
    within: text("the claim inside which it stands"),
    depth: integer("how many claims it stands inside"),
    addressees: text("to whom it is said, parted by |"),
    medium: text("by which means: on television, in a statement"),
    occasion: text("on which occasion"),
    about: text("the event, claim or figure that a denial or confirmation is about"),
    ...ORIGIN,
    ...WORDS,
    ...FOUND,
  },
  async function* (source) {
    for await (const from of source.documents()) {
      const view = documentView(from);
      for (const attribution of view.attributions.values()) yield* pieces(view, attribution);
    }
  },
);

function* pieces(view: DocumentView, attribution: Attribution) {
  const { id, source, cue, content, mode, act, negated, within, addressees, medium, occasion, about } = attribution;
  const speakers = view.parties(source.actors);
  const target = about?.event ?? about?.attribution ?? about?.figure;
  for (const [index, span] of content.entries()) {
    yield {
      ...said(view, id, view.claimant(id)),
      piece: index + 1,
      pieces: content.length,
      speakers: partyNames(speakers),
      speaker_keys: partyKeys(speakers),
      source_words: source.span === undefined ? undefined : view.words(source.span),
      cue: cue === undefined ? undefined : view.words(cue),
      mode,
      act,
      negated,
      within: within === undefined ? undefined : view.names(within),
      depth: depthOf(view, attribution),
      addressees: list(view.parties(addressees).map(({ actor }) => actor.name)),
      medium,
      occasion,
      about: target === undefined ? undefined : view.names(target),
      ...origin(view),
      ...words(view, span),
      ...found(attribution),
    };
  }
}

function depthOf(view: DocumentView, attribution: Attribution): number {
  const seen = new Set<string>();
  for (let at: Attribution | undefined = attribution; at?.within !== undefined && !seen.has(at.id); ) {
    seen.add(at.id);
    at = view.attributions.get(at.within);
  }
  return seen.size;
}
