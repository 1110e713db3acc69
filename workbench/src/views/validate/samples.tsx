import { type FormEvent, type ReactNode, useState } from "react";
import type { DrawRequest, PageOf, SampleLine } from "../../../../src/query/records.ts";
import { Beside, BesidePart } from "../../frame/beside.tsx";
import { Page } from "../../frame/page.tsx";
import { Link } from "../../location/link.tsx";
import { navigate, withParameters } from "../../location/location.ts";
import { Answered, Failed, Nothing } from "../../parts/answers.tsx";
import { dateWords } from "../../parts/dates.ts";
import { counted } from "../../parts/words.ts";
import { forgetAnswers } from "../../server/cache.ts";
import { send } from "../../server/client.ts";
import { type Failure, failureFrom } from "../../server/failure.ts";
import { useAnswer } from "../../server/use-answer.ts";
import type { Coder } from "./coder.tsx";

type Layer = SampleLine["layers"][number];
const LAYERS: readonly (readonly [Layer, string])[] = [
  ["attribution", "who says what"],
  ["actor", "who is meant"],
  ["event", "what happened"],
  ["relation", "who is what to whom"],
  ["figure", "numbers"],
  ["place", "places"],
];
/** More samples than a page of the list has are more than anybody codes. */
const SHOWN = 100;

/** What was drawn, how far it is coded, and drawing another. */
export function Samples({ coder }: { readonly coder: Coder }): ReactNode {
  const answer = useAnswer<PageOf<SampleLine>>("/validation/samples", { limit: SHOWN });
  return (
    <Page
      title="How often is the machine right?"
      facts={<span>On these reports: a sample of what it found, held against the words by people.</span>}
    >
      <Answered answer={answer} what="the samples">
        {({ rows }) =>
          rows.length === 0 ? (
            coder.may ? null : (
              <Nothing title="No sample has been drawn yet.">Whoever may correct may draw one, and code it.</Nothing>
            )
          ) : (
            <ul className="samples" aria-label="Samples">
              {rows.map((line) => (
                <Sample key={line.id} line={line} coder={coder} />
              ))}
            </ul>
          )
        }
      </Answered>
      {coder.may ? <Draw /> : null}
      <Beside>
        <BesidePart title="How it is measured">
          <p>
            Of each layer at each of the machine’s certainties as many elements are drawn as of any other, so that
            doubtful and rare ones are known as well as common ones.
          </p>
          <p>
            One person or several hold each against its words, blind. The report gives the share that is right, with
            intervals, how far coders agree, and a paragraph for a methods section.
          </p>
        </BesidePart>
        <BesidePart title="What it does not say">
          <p>Nothing of what the machine missed: for that, whole documents have to be read.</p>
        </BesidePart>
      </Beside>
    </Page>
  );
}

function Sample({ line, coder }: { readonly line: SampleLine; readonly coder: Coder }): ReactNode {
  const { id, at, seed, layers, items, documents, coders } = line;
  const own = coders.find((one) => one.coder === coder.name)?.coded ?? 0;
  const names = LAYERS.flatMap(([layer, words]) => (layers.includes(layer) ? [words] : []));
  const address = (tab?: string): string => withParameters("/validate", "", { sample: id, tab });
  return (
    <li>
      <p className="sample-what">
        {counted(items, "element")} of {counted(documents, "document")}, drawn on {dateWords(at.slice(0, 10))}
      </p>
      <p className="soft small">
        {names.length === LAYERS.length ? "Of every layer" : names.join(", ")} · seed “{seed}” · sample{" "}
        {id.slice(0, 12)}
      </p>
      <p className="soft small">
        {coders.length === 0
          ? "Nobody has coded it yet."
          : coders
              .map(({ coder: name, coded }) => `${name} has coded ${coded === items ? "all" : `${coded} of ${items}`}`)
              .join(" · ")}
      </p>
      <p className="row-tools">
        {coder.may && own < items ? (
          <Link to={address()} data-stop>
            {own === 0 ? "Code it" : `Go on, ${items - own} to go`}
          </Link>
        ) : null}
        {coders.length === 0 ? null : (
          <Link to={address("report")} data-stop>
            Report
          </Link>
        )}
      </p>
    </li>
  );
}

function Draw(): ReactNode {
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const draw = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const request: DrawRequest = {
      size: Number(data.get("size")),
      seed: String(data.get("seed")).trim() || "1",
      layers: LAYERS.flatMap(([layer]) => (data.has(layer) ? [layer] : [])),
    };
    setBusy(true);
    setFailure(undefined);
    try {
      const { id } = await send<SampleLine>("POST", "/validation/samples", request);
      forgetAnswers();
      navigate(withParameters("/validate", "", { sample: id }));
    } catch (error) {
      setFailure(failureFrom(error));
      setBusy(false);
    }
  };
  return (
    <form className="draw" onSubmit={draw} aria-busy={busy}>
      <h2>Draw a sample</h2>
      <div className="draw-fields">
        <label className="field">
          <span>Elements</span>
          <input className="input" name="size" type="number" min="1" max="99999" defaultValue="100" required />
        </label>
        <label className="field">
          <span>Seed: another draws another sample</span>
          <input className="input" name="seed" defaultValue="1" maxLength={200} />
        </label>
      </div>
      <fieldset className="draw-layers">
        <legend>Only of these layers; of all, where none is chosen</legend>
        {LAYERS.map(([layer, words]) => (
          <label key={layer} className="check">
            <input type="checkbox" name={layer} /> {words}
          </label>
        ))}
      </fieldset>
      {failure === undefined ? null : <Failed failure={failure} />}
      <p className="row-tools">
        <button type="submit" className="button main" disabled={busy}>
          Draw and begin
        </button>
        {busy ? (
          <span className="soft" role="status">
            Looking through every reading …
          </span>
        ) : null}
      </p>
    </form>
  );
}
