import { type ReactNode, useEffect, useMemo, useState } from "react";
import type { JudgedAnswer, ReviewItem } from "../../../../src/query/records.ts";
import { announce } from "../../frame/announce.ts";
import { Page } from "../../frame/page.tsx";
import { Why } from "../../frame/why.tsx";
import { useCommands } from "../../keyboard/commands.ts";
import { Link } from "../../location/link.tsx";
import { navigate, useParameter } from "../../location/location.ts";
import { Failed, Nothing } from "../../parts/answers.tsx";
import { dateWords } from "../../parts/dates.ts";
import { counted } from "../../parts/words.ts";
import { send } from "../../server/client.ts";
import { type Failure, failureFrom } from "../../server/failure.ts";
import { useRows } from "../../server/use-rows.ts";
import { type Decision, decisionsOn } from "./decide.ts";
import { MarkedContext } from "./marked-context.tsx";
import { Proposals } from "./proposals.tsx";
import "./review.css";

const KINDS = ["attribution", "actor", "event", "relation", "figure", "place", "link", "judgement"];
const WHY_WORDS: Readonly<Record<ReviewItem["why"], string>> = {
  orphaned: "a correction that has lost its words",
  obsolete: "a correction that the machine now sees otherwise",
  unsure: "the machine is unsure of its reading",
  candidates: "one of several may be meant",
  link: "little joins these two",
};

interface Done {
  readonly item: ReviewItem;
  readonly title: string;
  readonly record?: string;
}

/** What deserves a look, one thing at a time and one key each. Whatever is decided is a record that can be taken back. */
export function View(): ReactNode {
  const [kind, setKind] = useParameter("kind");
  const [document] = useParameter("document");
  const rows = useRows<ReviewItem>("/review", { kind, document });
  const [done, setDone] = useState<readonly Done[]>([]);
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const decided = useMemo(() => new Set(done.map(({ item }) => item.id)), [done]);
  const waiting = rows.rows.filter(({ id }) => !decided.has(id));
  const [item] = waiting;
  const { more } = rows;
  useEffect(() => {
    if (waiting.length < 5) more?.();
  }, [waiting.length, more]);

  const decide = async ({ title, request }: Decision): Promise<void> => {
    if (item === undefined || busy) return;
    setFailure(undefined);
    if (request === undefined) {
      setDone([...done, { item, title }]);
      return;
    }
    setBusy(true);
    try {
      const { record } = await send<JudgedAnswer>("POST", "/judgements", request);
      setDone([...done, { item, title, record }]);
      announce(`${title}. Next.`);
    } catch (error) {
      setFailure(failureFrom(error));
    } finally {
      setBusy(false);
    }
  };
  const undo = async (): Promise<void> => {
    const last = done.at(-1);
    if (last === undefined || busy) return;
    if (last.record !== undefined) {
      setBusy(true);
      try {
        await send<JudgedAnswer>("POST", "/judgements", { act: "withdraw", record: last.record });
      } catch (error) {
        setFailure(failureFrom(error));
        return;
      } finally {
        setBusy(false);
      }
    }
    setDone(done.slice(0, -1));
    announce("Undone.");
  };
  const decisions = item === undefined ? [] : decisionsOn(item);
  useCommands("Review", [
    ...decisions.map((decision) => ({
      key: decision.key,
      does: decision.title.toLowerCase(),
      run: () => {
        decide(decision);
      },
    })),
    {
      key: "u",
      does: "undo",
      run: () => {
        undo();
      },
    },
    ...(item === undefined
      ? []
      : [{ key: "Enter", does: "open the words in the reader", run: () => navigate(inReader(item)) }]),
  ]);

  return (
    <Page
      title="Review"
      tools={<Link to="/validate">How often is the machine right?</Link>}
      facts={
        <span>
          {done.length === 0
            ? "One key each; nothing is decided by going on."
            : `${counted(done.length, "thing")} looked at.`}
        </span>
      }
    >
      <Proposals />
      <nav className="review-kinds" aria-label="What to look at">
        {[undefined, ...KINDS].map((one) => (
          <button
            key={one ?? "all"}
            type="button"
            className="button plain"
            aria-pressed={kind === one}
            onClick={() => {
              setKind(one);
              setDone([]);
            }}
          >
            {one === undefined ? "everything" : `${one}s`}
          </button>
        ))}
      </nav>
      {failure === undefined ? null : <Failed failure={failure} />}
      {item === undefined ? (
        rows.failure !== undefined ? (
          <Failed failure={rows.failure} again={rows.again} />
        ) : rows.loading ? (
          <p className="soft">Looking for what is unsure …</p>
        ) : (
          <Nothing title={done.length === 0 ? "Nothing waits to be looked at." : "All is looked at."}>
            What the machine is unsure of, and corrections that have lost their words, come here by themselves.
          </Nothing>
        )
      ) : (
        <Item item={item} decisions={decisions} busy={busy} onDecide={decide} />
      )}
      {done.length === 0 ? null : (
        <p className="review-done">
          <span className="soft">
            {done.at(-1)?.title}: {done.at(-1)?.item.question}
          </span>
          <button type="button" className="button plain" onClick={undo} disabled={busy}>
            Undo <kbd>u</kbd>
          </button>
        </p>
      )}
      <Why>
        <section className="element">
          <h2>Next</h2>
          <ul className="review-next">
            {waiting.slice(1, 9).map(({ id, question, title }) => (
              <li key={id}>
                {question} <span className="soft small">{title}</span>
              </li>
            ))}
          </ul>
        </section>
      </Why>
    </Page>
  );
}

const inReader = ({ document, element, span }: ReviewItem): string =>
  `/documents/${encodeURIComponent(document)}?${element === undefined ? "" : `element=${element}&`}words=${span[0]}-${span[1]}`;

interface ItemProps {
  readonly item: ReviewItem;
  readonly decisions: readonly Decision[];
  readonly busy: boolean;
  readonly onDecide: (decision: Decision) => void;
}

function Item({ item, decisions, busy, onDecide }: ItemProps): ReactNode {
  const { why, question, outlet, title, published, context, marks, span, other, judgement } = item;
  return (
    <article className="review-item" aria-live="polite" aria-busy={busy}>
      <p className="soft small">{WHY_WORDS[why]}</p>
      <h2 className="review-question">{question}</h2>
      <p className="soft small">
        {outlet ?? "No outlet named"} · {dateWords(published)} ·{" "}
        <Link className="said" to={inReader(item)}>
          {title ?? "without a title"}
        </Link>
      </p>
      <MarkedContext context={context} marks={marks ?? [{ span, role: "" }]} />
      {other === undefined ? null : <MarkedContext context={other.context} marks={[{ span: other.span, role: "" }]} />}
      {judgement === undefined ? null : (
        <p className="soft">
          {judgement.author} said on {dateWords(judgement.at.slice(0, 10))}: {judgement.said}
        </p>
      )}
      <div className="review-answers">
        {decisions.map((decision) => (
          <button
            key={decision.key}
            type="button"
            className="button"
            disabled={busy}
            onClick={() => onDecide(decision)}
          >
            {decision.title} <kbd>{decision.key}</kbd>
          </button>
        ))}
      </div>
    </article>
  );
}
