import { type ReactNode, useEffect, useRef, useState } from "react";
import type { CodingItem } from "../../../../src/query/records.ts";
import { useCommands } from "../../keyboard/commands.ts";
import { dateWords } from "../../parts/dates.ts";
import { MarkedContext } from "../review/marked-context.tsx";
import { Statement } from "./statement.tsx";
import type { Desk } from "./use-desk.ts";
import "../review/review.css";

interface ItemProps {
  readonly item: CodingItem;
  readonly desk: Desk;
}

/** Roles that say something to who reads; that marked words are the words in question needs no saying. */
const ROLES: ReadonlySet<string> = new Set(["source", "cue", "content"]);

/** One element in its words, the question, and one key for each answer. */
export function Item({ item, desk }: ItemProps): ReactNode {
  const { code, busy } = desk;
  const head = useRef<HTMLParagraphElement>(null);
  const [more, setMore] = useState(false);
  /** Which parts are wrong, while that is asked. */
  const [wrong, setWrong] = useState<ReadonlySet<string>>();
  useEffect(() => {
    head.current?.scrollIntoView({ block: "nearest" });
  }, []);

  const toggle = (part: string): void =>
    setWrong((before = new Set()) => {
      const others = [...before].filter((one) => one !== part);
      return new Set(before.has(part) ? others : [...others, part]);
    });
  const sayWrong = (): void => {
    if (wrong === undefined) setWrong(new Set());
    else code({ verdict: "wrong", wrong: item.parts.flatMap(({ part }) => (wrong.has(part) ? [part] : [])) });
  };
  const correct = (): void => code({ verdict: "correct" });
  const cannotTell = (): void => code({ verdict: "cannot-tell" });
  useCommands("Coding", [
    { key: "c", does: "correct", run: correct },
    { key: "w", does: wrong === undefined ? "wrong: then which parts of it" : "wrong: that is all", run: sayWrong },
    { key: "t", does: "cannot tell", run: cannotTell },
    { key: "u", does: "take back the last answer", run: desk.undo },
    { key: "e", does: more ? "less of the text" : "more of the text", run: () => setMore(!more) },
    { key: "j", does: "leave it for later", run: desk.later },
    { key: "k", does: "back to the one before that is open", run: desk.earlier },
    ...(wrong === undefined
      ? []
      : [
          ...item.parts.map(({ part, words }, at) => ({
            key: String(at + 1),
            does: words,
            run: () => toggle(part),
          })),
          { key: "Escape", does: "not wrong after all", run: () => setWrong(undefined) },
        ]),
  ]);

  const { question, statement, title, outlet, published } = item;
  return (
    <article className="review-item coding" aria-live="polite" aria-busy={busy}>
      <p className="soft small coding-head" ref={head}>
        {outlet ?? "No outlet named"} · {dateWords(published)} ·{" "}
        <span className="said validate-quoted" dir="auto">
          {title ?? "without a title"}
        </span>
      </p>
      <h2 className="review-question">{question}</h2>
      <div className="coding-words">
        {(more ? item.more : item.passages).map((passage) => (
          <MarkedContext key={passage.start} context={passage} marks={item.marks.map(marked)} />
        ))}
        <button type="button" className="button plain" aria-pressed={more} onClick={() => setMore(!more)}>
          {more ? "Less of the text" : "More of the text"} <kbd>e</kbd>
        </button>
      </div>
      <p className="coding-statement">
        <span className="soft">The machine says: </span>
        <Statement text={statement} />
      </p>
      <div className="review-answers">
        <button type="button" className="button" onClick={correct}>
          Correct <kbd>c</kbd>
        </button>
        <button type="button" className="button" aria-expanded={wrong !== undefined} onClick={sayWrong}>
          Wrong <kbd>w</kbd>
        </button>
        <button type="button" className="button" onClick={cannotTell}>
          Cannot tell <kbd>t</kbd>
        </button>
        <button type="button" className="button plain" onClick={desk.later}>
          Later <kbd>j</kbd>
        </button>
      </div>
      {wrong === undefined ? null : (
        <fieldset className="coding-wrong">
          <legend>What of it is wrong? None needs to be named.</legend>
          <ul>
            {item.parts.map(({ part, words }, at) => (
              <li key={part}>
                <label className="check">
                  <input type="checkbox" checked={wrong.has(part)} onChange={() => toggle(part)} />
                  <kbd>{at + 1}</kbd> {words}
                </label>
              </li>
            ))}
          </ul>
          <button type="button" className="button main" onClick={sayWrong}>
            That is all <kbd>w</kbd>
          </button>
        </fieldset>
      )}
    </article>
  );
}

type Mark = CodingItem["marks"][number];
const marked = ({ span, role }: Mark): Mark => ({ span, role: ROLES.has(role) ? role : "" });
