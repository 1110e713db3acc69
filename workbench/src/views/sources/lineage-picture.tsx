import type { ReactNode } from "react";
import type { LineageView } from "../../../../src/query/records.ts";
import { Link } from "../../location/link.tsx";
import { dateWords } from "../../parts/dates.ts";
import { layersOf } from "./layers.ts";

const [COLUMN, ROW, BLOCK] = [270, 62, 210] as const;
/** More than these of one origin are counted. */
const MOST = 24;

/** Documents from left to right, a line from each to what it rests on. */
export function LineagePicture({ lineage }: { readonly lineage: LineageView }): ReactNode {
  const documents = lineage.documents.slice(0, MOST);
  const { placed, layers, rows } = layersOf({ documents, links: lineage.links });
  const places = new Map(placed.map(({ document, layer, row }) => [document, { x: layer * COLUMN, y: row * ROW }]));
  const [width, height] = [(layers - 1) * COLUMN + BLOCK, rows * ROW];
  return (
    <div className="lineage-frame">
      <svg
        className="lineage"
        width={width}
        height={height}
        role="group"
        aria-label="Who rests on whom; the list says the same"
      >
        {lineage.links.map(({ from, to, kind, reason }) => {
          const [end, start] = [places.get(from), places.get(to)];
          if (end === undefined || start === undefined) return null;
          const [x1, y1, x2, y2] = [start.x + BLOCK - 8, start.y + 12, end.x - 10, end.y + 12];
          return (
            <g key={`${from} ${to} ${kind}`}>
              <path d={`M${x1} ${y1}C${x1 + 30} ${y1} ${x2 - 30} ${y2} ${x2} ${y2}`} className="lineage-link">
                <title>{reason}</title>
              </path>
              <path d={`M${x2} ${y2}l-6 -3.500v7z`} className="lineage-head" />
            </g>
          );
        })}
        {documents.map(({ document, outlet, title, published }) => {
          const place = places.get(document);
          if (place === undefined) return null;
          return (
            <Link key={document} to={`/documents/${encodeURIComponent(document)}`} className="lineage-document">
              <g transform={`translate(${place.x} ${place.y})`}>
                <text y="16" className="lineage-outlet">
                  {clipped(outlet ?? "no outlet named", 26)}
                </text>
                <text y="32" className="lineage-title">
                  {clipped(title ?? "without a headline", 34)}
                </text>
                <text y="47" className="lineage-date">
                  {dateWords(published)}
                </text>
              </g>
            </Link>
          );
        })}
      </svg>
    </div>
  );
}

/** How many of a lineage the picture leaves out. */
export const leftOut = ({ documents }: LineageView): number => Math.max(0, documents.length - MOST);

const clipped = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
