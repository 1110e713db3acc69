import type { ReactNode } from "react";
import { Beside, BesidePart } from "../../frame/beside.tsx";
import { Page } from "../../frame/page.tsx";
import { Link } from "../../location/link.tsx";
import { Asking, Failed } from "../../parts/answers.tsx";
import type { Coder } from "./coder.tsx";
import { Item } from "./item.tsx";
import { Report } from "./report.tsx";
import { Statement } from "./statement.tsx";
import { progressWords, useDesk } from "./use-desk.ts";

interface DeskProps {
  readonly sample: string;
  readonly name: string;
  readonly coder: Coder;
  readonly onRename: () => void;
}

const VERDICT_WORDS = { correct: "correct", wrong: "wrong", "cannot-tell": "cannot tell" } as const;

/** A sample on the desk of one coder, item by item; when all are coded, what it comes to. */
export function DeskOf({ sample, name, coder, onRename }: DeskProps): ReactNode {
  const held = useDesk(sample, name, !coder.open);
  const { desk, failure, again } = held;
  if (desk !== undefined && desk.item === undefined)
    return <Report sample={sample} {...(coder.open ? { coder: name } : {})} note={progressWords(desk)} />;
  return (
    <Page
      title="Is this right?"
      facts={
        <>
          {desk === undefined ? null : <strong>{progressWords(desk)}</strong>}
          <span>
            {name} codes.{" "}
            {coder.open ? (
              <button type="button" className="leads validate-rename" onClick={onRename}>
                Somebody else
              </button>
            ) : null}
          </span>
          <Link to="/validate">All samples</Link>
        </>
      }
    >
      {failure === undefined ? null : <Failed failure={failure} again={again} />}
      {desk?.item === undefined ? (
        failure === undefined ? (
          <Asking what="the sample" />
        ) : null
      ) : (
        <Item key={desk.item.key} item={desk.item} desk={held} />
      )}
      {desk?.last === undefined ? null : (
        <div className="review-done">
          <p className="soft coding-last">
            You said {VERDICT_WORDS[desk.last.verdict]}: <Statement text={desk.last.statement} />
          </p>
          <button type="button" className="button plain" onClick={held.undo}>
            Undo <kbd>u</kbd>
          </button>
        </div>
      )}
      <Beside>
        <BesidePart title="Blind">
          <p>
            Nothing here says how sure the machine is, by which rule it found this, or what anybody else has answered.
            Documents are not linked to, because their pages say it.
          </p>
        </BesidePart>
        <BesidePart title="What counts">
          <p>
            <strong>Correct</strong> is what the words say, whether or not it is true. One wrong part makes the whole
            wrong. <strong>Cannot tell</strong> is for words that leave it open, also with more of the text.
          </p>
        </BesidePart>
        <BesidePart title="Another time">
          <p>
            Each answer is kept as it is given. Leave at any item, and go on from it later, here or in the terminal.
          </p>
        </BesidePart>
      </Beside>
    </Page>
  );
}
