import { type KeyboardEvent, type MouseEvent, memo, type ReactNode } from "react";
import type { Reading } from "../../../../src/doc/reading.ts";
import { headed } from "../../parts/words.ts";
import { speakerOf } from "./describe.ts";
import { directionOf } from "./direction.ts";
import { cutAt, type Paragraph, type Rail, type Segment } from "./layout.ts";
import { byRank } from "./marks.ts";
import { START } from "./selection.ts";

interface DocumentTextProps {
  readonly reading: Reading;
  readonly paragraphs: readonly Paragraph[];
  /** Local id of what is selected. */
  readonly selected: string | undefined;
  /** The clause that the selected element stands on. */
  readonly evidence: readonly (readonly [number, number])[];
  /** Elements that a person has judged. */
  readonly judged: ReadonlySet<string>;
  readonly onSelect: (id: string) => void;
}

/** The words of the document as text nodes, with its reading over them and who speaks beside them. */
export function DocumentText(props: DocumentTextProps): ReactNode {
  const { reading, paragraphs, selected, evidence, judged, onSelect } = props;
  const choose = (target: EventTarget): void => {
    const words = target instanceof Element ? target.closest<HTMLElement>("[data-ids]") : null;
    const ids = words?.dataset["ids"]?.split(" ") ?? [];
    // Where several elements stand on the same words, each click leads to the next.
    const next = ids[(selected === undefined ? -1 : ids.indexOf(selected)) + 1] ?? ids[0];
    if (next !== undefined) onSelect(next);
  };
  const click = (event: MouseEvent): void => {
    // Who drags over words selects them; that is no click.
    if (window.getSelection()?.isCollapsed === false) return;
    choose(event.target);
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.target instanceof HTMLElement) || event.target.dataset["ids"] === undefined)
      return;
    event.preventDefault();
    choose(event.target);
  };
  return (
    <article className="reader-text" dir={directionOf(reading.document.text)} onClick={click} onKeyDown={key}>
      {paragraphs.map((paragraph) => {
        const { span } = paragraph;
        const here = (other: readonly (readonly [number, number])[]): boolean =>
          other.some(([start, end]) => start < span[1] && span[0] < end);
        const concerned =
          here(evidence) ||
          paragraph.rails.some(({ attribution }) => attribution === selected) ||
          paragraph.segments.some(({ marks }) => marks.some(({ id }) => id === selected));
        return (
          <ParagraphView
            key={span[0]}
            reading={reading}
            paragraph={paragraph}
            selected={concerned ? selected : undefined}
            evidence={concerned ? evidence : NONE}
            judged={judged}
            onSelect={onSelect}
          />
        );
      })}
    </article>
  );
}

const NONE: readonly (readonly [number, number])[] = [];

interface ParagraphViewProps extends Omit<DocumentTextProps, "paragraphs"> {
  readonly paragraph: Paragraph;
}

/** Drawn again only when what it shows has changed: a long document has some hundreds of them. */
const ParagraphView = memo(function ParagraphView(props: ParagraphViewProps): ReactNode {
  const { reading, paragraph, selected, evidence, judged, onSelect } = props;
  const { zone, segments, rails } = paragraph;
  const text = cutAt(segments, evidence).map((segment) => (
    <Words
      key={segment.span[0]}
      text={reading.document.text}
      segment={segment}
      selected={selected}
      evidence={evidence}
      judged={judged}
    />
  ));
  return (
    <div
      className={`reader-row zone-${zone}`}
      data-depth={Math.min(2, Math.max(-1, ...rails.map(({ depth }) => depth)))}
    >
      <div className={rails.length > 2 ? "reader-margin is-dense" : "reader-margin"}>
        {rails.map((rail) => (
          <Speaker
            key={rail.attribution}
            reading={reading}
            rail={rail}
            selected={selected === rail.attribution}
            onSelect={onSelect}
          />
        ))}
      </div>
      {/* Each paragraph runs as its own words do: a report may quote one in another script. */}
      {zone === "title" ? (
        <h1 className="reader-title" dir="auto">
          {text}
        </h1>
      ) : (
        <p dir="auto">{text}</p>
      )}
    </div>
  );
});

function Words({
  text,
  segment: { span, marks },
  selected,
  evidence,
  judged,
}: {
  readonly text: string;
  readonly segment: Segment;
  readonly selected: string | undefined;
  readonly evidence: readonly (readonly [number, number])[];
  readonly judged: ReadonlySet<string>;
}): ReactNode {
  const words = text.slice(...span);
  const isEvidence = evidence.some(([start, end]) => start <= span[0] && span[1] <= end);
  if (marks.length === 0) {
    return (
      <span {...{ [START]: span[0] }} className={isEvidence ? "is-evidence" : undefined}>
        {words}
      </span>
    );
  }
  const ids = [...new Set(marks.toSorted(byRank).map(({ id }) => id))];
  const begins = marks.some((mark) => mark.first && mark.span[0] === span[0]);
  const classes = [
    "marked",
    ...new Set(marks.map(({ look }) => look)),
    ...(marks.some(({ unsure }) => unsure) ? ["is-unsure"] : []),
    ...(isEvidence ? ["is-evidence"] : []),
    ...(selected !== undefined && ids.includes(selected) ? ["is-selected"] : []),
    ...(ids.some((id) => judged.has(id)) ? ["is-judged"] : []),
  ];
  return (
    <span
      {...{ [START]: span[0] }}
      className={classes.join(" ")}
      data-ids={ids.join(" ")}
      {...(begins ? { "data-stop": "", tabIndex: -1 } : {})}
    >
      {words}
    </span>
  );
}

interface SpeakerProps {
  readonly reading: Reading;
  readonly rail: Rail;
  readonly selected: boolean;
  readonly onSelect: (id: string) => void;
}

/** Who speaks, with which word, as what act; nested as deep as the words are. */
function Speaker({ reading, rail, selected, onSelect }: SpeakerProps): ReactNode {
  const attribution = reading.attributions.find(({ id }) => id === rail.attribution);
  if (attribution === undefined) return null;
  const { source, cue, act, negated, about } = attribution;
  const name = speakerOf(reading, attribution);
  const said = source.span === undefined ? undefined : reading.document.text.slice(...source.span).replace(/\s+/g, " ");
  const pronoun = reading.actors
    .flatMap(({ mentions }) => mentions)
    .some(({ span, form }) => form === "pronoun" && span[0] === source.span?.[0] && span[1] === source.span[1]);
  const how = [
    rail.goesOn ? "goes on" : undefined,
    act === "statement" ? undefined : about !== undefined && act === "denial" ? "denial of what was said" : act,
    negated ? "not said" : undefined,
  ].filter((part) => part !== undefined);
  return (
    <button
      type="button"
      className={`speaker depth-${Math.min(2, rail.depth)}${selected ? " is-selected" : ""}${act === "denial" ? " is-denial" : ""}`}
      aria-pressed={selected}
      onClick={(event) => {
        event.stopPropagation();
        onSelect(rail.attribution);
      }}
    >
      <strong>
        <bdi>{pronoun && said !== undefined ? headed(said) : headed(name)}</bdi>
      </strong>
      {pronoun ? (
        <span className="soft">
          = <bdi>{name}</bdi>
        </span>
      ) : null}
      <span className="soft">
        {cue === undefined || rail.goesOn ? null : (
          <bdi className="cue-word">{reading.document.text.slice(...cue)}</bdi>
        )}
        {cue === undefined || rail.goesOn || how.length === 0 ? "" : " · "}
        <span className={act === "denial" ? "deny" : undefined}>{how.join(" · ")}</span>
        {rail.depth > 0 ? <span className="nested-word"> · nested</span> : null}
      </span>
    </button>
  );
}
