import type { Annotations } from "../../src/pipeline/annotations.ts";
import { goldenSuite } from "./suite.ts";

goldenSuite("figures", (annotations) =>
  annotations.figures.map(({ what, whom, low, high, share, of, unit, qualifier, span, attribution }) => {
    const bounds = share === undefined ? `${low ?? ""}..${high ?? ""}` : `share ${share}`;
    const parts = [
      `[${annotations.text.slice(...span)}] ${what}${whom === undefined ? "" : ` (${whom})`}:`,
      bounds,
      qualifier,
    ];
    if (of !== undefined) parts.push(`of ${of}`);
    if (unit !== undefined) parts.push(unit);
    if (attribution !== undefined) parts.push(`says [${speaker(annotations, attribution)}]`);
    return parts.join(" ");
  }),
);

function speaker({ text, attributions }: Annotations, id: string): string {
  const span = attributions.find((attribution) => attribution.id === id)?.source.span;
  return span === undefined ? "" : text.slice(...span);
}
