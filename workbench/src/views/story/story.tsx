import { type ReactNode, useEffect } from "react";
import type { StoryView } from "../../../../src/query/records.ts";
import { Page } from "../../frame/page.tsx";
import { Why } from "../../frame/why.tsx";
import { navigate, useParameter } from "../../location/location.ts";
import { Answered } from "../../parts/answers.tsx";
import { dateWords } from "../../parts/dates.ts";
import { ExportMenu } from "../../parts/export-menu.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import { asTitle, counted } from "../../parts/words.ts";
import type { ViewProps } from "../../routes.ts";
import { pathTo } from "../../server/client.ts";
import { useAnswer } from "../../server/use-answer.ts";
import { CorrectStory, giveTitle } from "./correct-story.tsx";
import { Figures } from "./figures.tsx";
import { Joined } from "./joined.tsx";
import { Matrix } from "./matrix.tsx";
import { SideBySide } from "./side-by-side.tsx";
import { storyMarkdown, storyTable } from "./story-export.ts";
import { WhatContradicts } from "./what-contradicts.tsx";
import "./story.css";

const TABS = [
  { name: "claims", title: "Who says what" },
  { name: "figures", title: "Figures over time" },
  { name: "reports", title: "Reports side by side" },
  { name: "joined", title: "Why these were joined" },
] as const;

/** `/stories/:id`. */
export function View({ values }: ViewProps): ReactNode {
  return <StoryOf id={values["id"] ?? ""} redirect />;
}

interface StoryOfProps {
  readonly id: string;
  /** Does the address name the story? Then it comes to name it by its present id. */
  readonly redirect?: boolean;
}

export function StoryOf({ id, redirect = false }: StoryOfProps): ReactNode {
  const answer = useAnswer<StoryView>(pathTo("stories", id));
  const present = answer.loading ? undefined : answer.value?.id;
  useEffect(() => {
    if (redirect && present !== undefined && present !== id)
      navigate(`${pathTo("stories", present)}${window.location.search}`, "replace");
  }, [redirect, present, id]);
  return (
    <Answered answer={answer} what="the story">
      {(story) => <StoryPage story={story} />}
    </Answered>
  );
}

function StoryPage({ story }: { readonly story: StoryView }): ReactNode {
  const [tab] = useParameter("tab");
  const current = TABS.find(({ name }) => name === tab)?.name ?? "claims";
  return (
    <Page
      title={story.machineTitle === undefined ? asTitle(story.title) : story.title}
      voice={story.machineTitle === undefined ? "said" : "ours"}
      facts={<StoryFacts story={story} />}
      tools={<ExportMenu name={story.title} table={() => storyTable(story)} markdown={() => storyMarkdown(story)} />}
    >
      <Tabs label="Parts of the story" tabs={TABS} current={current} />
      {current === "claims" && <Matrix story={story} />}
      {current === "figures" && <Figures story={story} />}
      {current === "reports" && <SideBySide story={story} />}
      {current === "joined" && <Joined story={story} />}
      <Why>
        <WhatContradicts story={story} />
      </Why>
      <CorrectStory story={story} />
    </Page>
  );
}

function StoryFacts({ story }: { readonly story: StoryView }): ReactNode {
  const { date, documents, lineages, claimants, contradicting, labels, machineTitle, titledAt } = story;
  const speaking = claimants.filter((claimant) => claimant.documents > 0);
  return (
    <>
      {date === undefined ? null : <strong>{dateWords(date.value)}</strong>}
      <Fact count={documents} noun="document" />
      <Fact count={lineages} noun="lineage" />
      <Fact count={speaking.length} noun="claimant" />
      {contradicting.length === 0 ? null : <span className="deny">{contradictionWords(contradicting)}</span>}
      {machineTitle === undefined ? null : (
        <span className="machine-title">
          named by a person{titledAt === undefined ? "" : ` on ${dateWords(titledAt.slice(0, 10))}`}; the machine’s
          title:{" "}
          <span className="said" dir="auto">
            {asTitle(machineTitle)}
          </span>{" "}
          <button type="button" className="leads give-back" onClick={() => void giveTitle(story, undefined)}>
            Give it back
          </button>
        </span>
      )}
      {labels.map(({ kind, text }) => (
        <span key={`${kind} ${text}`}>
          {kind === "note" ? "" : `${kind}: `}
          {text}
        </span>
      ))}
    </>
  );
}

function Fact({ count, noun }: { readonly count: number; readonly noun: string }): ReactNode {
  const [number = "", ...words] = counted(count, noun).split(" ");
  return (
    <span>
      <strong>{number}</strong> {words.join(" ")}
    </span>
  );
}

const KINDS: Readonly<Record<StoryView["contradicting"][number]["kind"], string>> = {
  figure: "figures contradict",
  date: "dates contradict",
  denial: "denied",
  role: "offices contradict",
  speaker: "speakers contradict",
  participants: "participants contradict",
  place: "places contradict",
};

const contradictionWords = (contradicting: StoryView["contradicting"]): string =>
  [...new Set(contradicting.map(({ kind }) => KINDS[kind]))].join(" · ");
