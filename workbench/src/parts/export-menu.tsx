import { type ReactNode, useRef, useState } from "react";
import { announce } from "../frame/announce.ts";
import { copyText } from "./copy.ts";
import { pngOf, svgText } from "./picture.ts";
import { save } from "./save.ts";
import { csvOf, type Table } from "./table.ts";
import "./export-menu.css";

interface ExportMenuProps {
  /** Names the files. */
  readonly name: string;
  /** What is on screen, worked out only when it is asked for. */
  readonly table?: () => Table;
  /** With citations, ready to be pasted into a text. */
  readonly markdown?: () => string;
  /** The picture, where there is one. */
  readonly picture?: () => SVGSVGElement | null;
}

/** Takes along what is on screen. */
export function ExportMenu({ name, table, markdown, picture }: ExportMenuProps): ReactNode {
  const menu = useRef<HTMLDetailsElement>(null);
  const [problem, setProblem] = useState(false);
  const file = fileName(name);
  const done = (said: string): void => {
    if (menu.current !== null) menu.current.open = false;
    menu.current?.querySelector("summary")?.focus();
    announce(said);
  };
  const savePicture = async (as: "svg" | "png"): Promise<void> => {
    const svg = picture?.() ?? null;
    if (svg === null) return setProblem(true);
    const blob = as === "svg" ? new Blob([svgText(svg)], { type: "image/svg+xml" }) : await pngOf(svg);
    if (blob === undefined) return setProblem(true);
    save(blob, `${file}.${as}`);
    done("Saved.");
  };
  return (
    <details
      className="export"
      ref={menu}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        done("");
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) currentTarget.open = false;
      }}
    >
      <summary className="button plain">Export</summary>
      <div className="export-list">
        {table === undefined ? null : (
          <button
            type="button"
            onClick={() => {
              save(new Blob(["\uFEFF", csvOf(table())], { type: "text/csv" }), `${file}.csv`);
              done("Saved.");
            }}
          >
            Table <span className="soft">CSV</span>
          </button>
        )}
        {picture === undefined ? null : (
          <>
            <button type="button" onClick={() => void savePicture("png")}>
              Picture <span className="soft">PNG</span>
            </button>
            <button type="button" onClick={() => void savePicture("svg")}>
              Picture <span className="soft">SVG</span>
            </button>
          </>
        )}
        {markdown === undefined ? null : (
          <>
            <button
              type="button"
              onClick={() => {
                save(new Blob([markdown()], { type: "text/markdown" }), `${file}.md`);
                done("Saved.");
              }}
            >
              Text with citations <span className="soft">Markdown</span>
            </button>
            <button
              type="button"
              onClick={() =>
                void copyText(markdown()).then((copied) => (copied ? done("Copied with citations.") : setProblem(true)))
              }
            >
              Copy with citations
            </button>
          </>
        )}
        <button type="button" onClick={() => window.print()}>
          Print
        </button>
        {problem ? <p className="small deny">The browser did not let this be done.</p> : null}
      </div>
    </details>
  );
}

/** A name that every file system takes. */
const fileName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60) || "hearsay";
