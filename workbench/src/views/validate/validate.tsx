import { type ReactNode, useState } from "react";
import { Page } from "../../frame/page.tsx";
import { useParameter } from "../../location/location.ts";
import { Asking } from "../../parts/answers.tsx";
import { AskName, useCoder } from "./coder.tsx";
import { DeskOf } from "./desk.tsx";
import { Report } from "./report.tsx";
import { Samples } from "./samples.tsx";
import "./validate.css";

/** How often is the machine right on this library? Samples, coding one of them blind, and what it comes to. */
export function View(): ReactNode {
  const [sample] = useParameter("sample");
  const [tab] = useParameter("tab");
  const coder = useCoder();
  const [renaming, setRenaming] = useState(false);
  if (coder === undefined) return <Asking what="the samples" />;
  if (sample === undefined) return <Samples coder={coder} />;
  const own = coder.open && coder.name !== undefined ? { coder: coder.name } : {};
  if (tab === "report" || !coder.may) return <Report key={sample} sample={sample} {...own} />;
  if (coder.name === undefined || renaming) {
    return (
      <Page title="Is this right?">
        <AskName coder={coder} onNamed={() => setRenaming(false)} />
      </Page>
    );
  }
  return (
    <DeskOf
      key={`${sample} ${coder.name}`}
      sample={sample}
      name={coder.name}
      coder={coder}
      onRename={() => setRenaming(true)}
    />
  );
}
