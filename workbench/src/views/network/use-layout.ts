import { useEffect, useMemo, useState } from "react";
import type { Place } from "../../drawing/places.ts";
import { edgeKey, type Graph } from "./graph.ts";
import { layoutOf } from "./layout.ts";
import type { LayoutAnswer, LayoutRequest } from "./layout-worker.ts";

type Places = ReadonlyMap<string, Place>;

/** So few are laid out before a frame is over. */
const FEW = 60;

export const shapeOf = ({ nodes, edges }: Graph, middle: string | undefined, ratio: number): string =>
  `${middle} ${ratio} ${nodes.map(({ key }) => key).join()} ${edges.map(edgeKey).join()}`;

/**
 * Where each node stands: worked out when the graph changes and for nothing else, not for zooming, not for choosing. That of
 * many takes a second, in a thread of its own; undefined until it is there.
 */
export function useLayout(graph: Graph, middle: string | undefined, ratio: number, shape: string): Places | undefined {
  const few = graph.nodes.length <= FEW;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another graph of the same shape has the same layout
  const soon = useMemo(() => (few ? layoutOf(graph, middle, ratio) : undefined), [shape, few]);
  const [later, setLater] = useState<LayoutAnswer>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another graph of the same shape has the same layout
  useEffect(() => {
    if (few) return;
    const worker = new Worker(new URL("./layout-worker.ts", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<LayoutAnswer>): void => setLater(data);
    const request: LayoutRequest = { shape, graph, middle, ratio };
    worker.postMessage(request);
    return () => worker.terminate();
  }, [shape, few]);
  return soon ?? (later?.shape === shape ? later.places : undefined);
}
