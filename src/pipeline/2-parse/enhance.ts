import type { EnhancedEdge, Token } from "../../doc/token.ts";

/**
 * The enhanced relations that the tree alone does not show, after the rules of Enhanced Universal Dependencies
 * (S. Schuster and C. Manning, Enhanced English Universal Dependencies, LREC 2016): subjects shared by coordinated
 * predicates, objects shared by them, antecedents in relative clauses, and subjects of open complements.
 */
export function enhance(tokens: readonly Token[], children: readonly (readonly number[])[]): readonly EnhancedEdge[] {
  const edges: EnhancedEdge[] = [];
  const below = (index: number): readonly Token[] => (children[index] ?? []).flatMap((child) => tokens[child] ?? []);
  const base = (token: Token): string => token.deprel.split(":")[0] ?? "";
  const isSubject = (token: Token): boolean => base(token) === "nsubj" || base(token) === "csubj";
  /** Subjects found here, and antecedents in place of relative words. */
  const subjects = new Map<number, Token>();
  const passive = (index: number): boolean => below(index).some((t) => t.deprel === "aux:pass");

  const subjectOf = (index: number): Token | undefined =>
    subjects.get(index) ?? below(index).find((t) => isSubject(t) && t.deprel !== "nsubj:outer");
  const addSubject = (head: number, token: Token): void => {
    if (head === token.index || subjectOf(head) !== undefined) return;
    const clausal = base(token) === "csubj" || base(token) === "ccomp";
    subjects.set(head, token);
    edges.push({
      head,
      dependent: token.index,
      deprel: `${clausal ? "csubj" : "nsubj"}${passive(head) ? ":pass" : ""}`,
    });
  };

  // From the top down, so that a subject handed down one step can be handed down further.
  for (const { index } of topDown(tokens, children)) {
    const token = tokens[index];
    if (token === undefined) continue;
    const head = tokens[token.head];
    if (head === undefined) continue;
    if (token.deprel === "acl:relcl" || token.deprel === "advcl:relcl") relativise(token, head);
    if (base(token) === "conj" && isPredicate(token) && isPredicate(head)) {
      const shared = subjectOf(head.index);
      // A conjunct after an own expletive or in the imperative has a subject of its own; a finite one without does not.
      if (shared !== undefined && !below(token.index).some((t) => t.deprel === "expl")) addSubject(token.index, shared);
      shareObject(head, token);
    }
    if (token.deprel === "xcomp") {
      // "They asked him to leave": the object leaves; "he promised to leave": the subject does.
      const controller =
        below(head.index).find((t) => t.deprel === "obj") ??
        below(head.index).find((t) => t.deprel === "iobj") ??
        subjectOf(head.index);
      if (controller !== undefined) addSubject(token.index, controller);
    }
  }
  return edges;

  function isPredicate(token: Token): boolean {
    return token.upos === "VERB" || below(token.index).some((t) => t.deprel === "cop" || isSubject(t));
  }

  /** "arrested and jailed the men": an object after the last conjunct belongs to both where the first has none. */
  function shareObject(first: Token, last: Token): void {
    if (first.upos !== "VERB" || last.upos !== "VERB" || last.index < first.index) return;
    if (
      below(first.index).some(
        (t) => base(t) === "obj" || t.deprel === "ccomp" || t.deprel === "xcomp" || base(t) === "obl",
      )
    )
      return;
    const object = below(last.index).find((t) => t.deprel === "obj" && t.index > last.index);
    // Only "V and V object": anything between the two verbs speaks for an intransitive first verb.
    if (object === undefined || last.index - first.index > 2 || passive(first.index)) return;
    edges.push({ head: first.index, dependent: object.index, deprel: "obj" });
  }

  /** "the group that attacked": the antecedent takes the place of the relative word, or of the gap where there is none. */
  function relativise(clause: Token, antecedent: Token): void {
    const relative = relativeWord(clause);
    if (relative !== undefined) {
      edges.push({ head: relative.head, dependent: antecedent.index, deprel: relative.deprel });
      if (isSubject(relative)) subjects.set(relative.head, antecedent);
      return;
    }
    const taken = below(clause.index);
    if (!taken.some(isSubject)) addSubject(clause.index, antecedent);
    else if (
      clause.upos === "VERB" &&
      !taken.some((t) => t.deprel === "obj" || t.deprel === "ccomp") &&
      !passive(clause.index)
    ) {
      edges.push({ head: clause.index, dependent: antecedent.index, deprel: "obj" });
    }
  }

  function relativeWord(clause: Token): Token | undefined {
    const open = [clause.index];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const token of below(next)) {
        if (token.feats["PronType"] === "Rel" && (token.upos === "PRON" || token.upos === "DET")) return token;
        if (["xcomp", "ccomp", "obl", "obj", "nmod"].includes(base(token))) open.push(token.index);
      }
    }
    return undefined;
  }
}

function* topDown(tokens: readonly Token[], children: readonly (readonly number[])[]): Generator<Token> {
  const open = tokens.filter((token) => token.head < 0);
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    yield next;
    for (const child of children[next.index] ?? []) {
      const token = tokens[child];
      if (token !== undefined) open.push(token);
    }
  }
}
