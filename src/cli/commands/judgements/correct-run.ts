import { z } from "zod";
import type { Judged } from "../../../judgements/apply.ts";
import { ELEMENT_KINDS, type ElementKind } from "../../../judgements/elements.ts";
import { TYPE_FIELD } from "../../../judgements/fields.ts";
import { CANNOT_BE_JUDGED, type Judgement } from "../../../judgements/record.ts";
import { engineKey } from "../../../library/engine-key.ts";
import {
  add,
  anchorIn,
  confirm,
  describe,
  edit,
  elementAt,
  judgement,
  machineHas,
  type Selection,
  type Signature,
  spanOfQuote,
} from "../../../library/judgements/compose.ts";
import { judgedReading } from "../../../library/judgements/judged.ts";
import { judge } from "../../../library/judgements/ledger.ts";
import { fileResources } from "../../../resources/files.ts";
import { documentNamed, shortId, withLibrary } from "../../library-options.ts";
import { signature } from "./author.ts";
import { recordText } from "./lines.ts";
import { anchorByWords, assignment, fieldValue, placeOf, usage } from "./values.ts";

const givenSchema = z.object({
  at: z.string().optional(),
  quote: z.string().optional(),
  kind: z.enum(ELEMENT_KINDS).optional(),
  confirm: z.literal(true).optional(),
  reject: z.literal(true).optional(),
  type: z.string().optional(),
  name: z.string().optional(),
  alias: z.string().optional(),
  set: z.array(z.string()).optional(),
  add: z.enum(ELEMENT_KINDS).optional(),
  same: z.string().optional(),
  different: z.string().optional(),
  unsure: z.string().optional(),
  in: z.string().optional(),
  grade: z.string().optional(),
  author: z.string().optional(),
  reason: z.string().optional(),
});
type Given = z.infer<typeof givenSchema>;

/** Makes the judgements of one command line, all or none, and says each in a line. */
export async function correct(id: string, options: unknown): Promise<readonly string[]> {
  const given = givenSchema.parse(options);
  const signed = signature({
    ...(given.author === undefined ? {} : { author: given.author }),
    ...(given.reason === undefined ? {} : { reason: given.reason }),
  });
  return withLibrary(options, { create: false }, (store) =>
    store.transaction(async (session) => {
      const engine = engineKey(fileResources());
      const open = async (name: string): Promise<Judged> => {
        const row = await documentNamed(session, name);
        const judged = await judgedReading(session, row, engine);
        if (judged !== undefined) return judged;
        throw usage(shortId(row.id), "a document that this engine has read", "one unread", "Run `hearsay reread`.");
      };
      const judged = await open(id);
      const other = given.in === undefined ? judged : await open(given.in);
      const said: string[] = [];
      for (const one of judgementsOf(judged, other, given, signed)) {
        const record = await judge(session, one);
        said.push(`${shortId(record.id)}  ${recordText(record)}`);
      }
      return said;
    }),
  );
}

/** The judgements of one command line: one act, or one for each field that is set. */
function judgementsOf(judged: Judged, other: Judged, given: Given, signed: Signature): readonly Judgement[] {
  const { reading } = judged;
  const acts = (
    ["confirm", "reject", "type", "name", "alias", "add", "same", "different", "unsure", "grade"] as const
  ).filter((act) => given[act] !== undefined);
  if (
    acts.length > 1 ||
    (acts.length === 1 && acts[0] !== "add" && given.set !== undefined) ||
    acts.length + (given.set?.length ?? 0) === 0
  ) {
    throw usage(
      "correct",
      "one thing to say",
      acts.length === 0
        ? "none"
        : [...acts, ...(given.set === undefined ? [] : ["set"])].map((act) => `--${act}`).join(" "),
      "Say it with one of --confirm, --reject, --type, --name, --alias, --set, --add, --same, --different, --unsure, --grade.",
    );
  }
  if (given.grade !== undefined && given.at === undefined && given.quote === undefined)
    return [outletGrade(judged, given.grade, signed)];
  const span =
    given.at === undefined ? spanOfQuote(reading.document, given.quote ?? "") : placeOf(reading.document, given.at);
  if (given.add !== undefined) {
    const kind = given.add;
    const fields = (given.set ?? [])
      .map(assignment)
      .map(([field, text]) => [field, fieldValue(judged, kind, field, text)] as const);
    return [add(judged, kind, span, Object.fromEntries(fields), signed)];
  }
  const kinds: readonly ElementKind[] = given.kind === undefined ? ELEMENT_KINDS : [given.kind];
  return elementJudgements(judged, other, elementAt(reading, span, kinds), given, signed);
}

function elementJudgements(
  judged: Judged,
  other: Judged,
  selection: Selection,
  given: Given,
  signed: Signature,
): readonly Judgement[] {
  const { item } = selection;
  const target = anchorIn(judged, selection);
  if (given.confirm === true) return [confirm(judged, selection, signed)];
  if (given.reject === true) return [judgement(signed, { act: "reject", target })];
  if (given.type !== undefined)
    return [
      judgement(signed, {
        act: "retype",
        target,
        type: given.type,
        was: machineHas(judged, selection, TYPE_FIELD[item.kind]),
      }),
    ];
  if (given.name !== undefined)
    return [judgement(signed, { act: "rename", target, name: given.name, was: machineHas(judged, selection, "name") })];
  if (given.alias !== undefined) return [judgement(signed, { act: "alias", target, name: given.alias })];
  const words = given.same ?? given.different ?? given.unsure;
  if (words !== undefined) {
    const verdict = given.same !== undefined ? "positive" : given.different !== undefined ? "negative" : "unsure";
    return [judgement(signed, { act: "link", target, with: anchorByWords(other, [item.kind], words), verdict })];
  }
  if (given.grade !== undefined) return [elementGrade(judged, selection, given.grade, signed)];
  return (given.set ?? [])
    .map(assignment)
    .map(([field, text]) => edit(judged, selection, field, fieldValue(judged, item.kind, field, text), signed));
}

function outletGrade({ reading }: Judged, grade: string, signed: Signature): Judgement {
  const { outlet } = reading.document;
  if (outlet === undefined)
    throw usage("--grade", "a document of a known outlet", "one without", "Grade an element of it: --quote.");
  return judgement(signed, {
    act: "grade",
    axis: "source",
    target: { kind: "outlet", name: outlet.name },
    grade: letter(grade),
  });
}

/** A letter judges the source that an actor is, a number the information. */
function elementGrade(judged: Judged, selection: Selection, grade: string, signed: Signature): Judgement {
  const target = anchorIn(judged, selection);
  if (/^[1-6]$/.test(grade)) {
    const value = grade === "6" ? CANNOT_BE_JUDGED : Number(grade);
    return judgement(signed, { act: "grade", axis: "information", target, grade: value });
  }
  if (selection.item.kind === "actor")
    return judgement(signed, { act: "grade", axis: "source", target, grade: letter(grade) });
  throw usage(grade, "1 to 6 for an element", describe(judged.reading, selection), "Letters grade actors and outlets.");
}

function letter(grade: string): string {
  if (/^[A-Fa-f]$/.test(grade)) return grade.toUpperCase() === "F" ? CANNOT_BE_JUDGED : grade.toUpperCase();
  throw usage(grade, "A to F for a source", "another", "Numbers 1 to 6 grade an element: name it with --quote.");
}
