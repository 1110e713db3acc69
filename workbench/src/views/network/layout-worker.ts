import type { Place } from "../../drawing/places.ts";
import type { Graph } from "./graph.ts";
import { layoutOf } from "./layout.ts";

/** A graph to be laid out, and where each of its nodes then stands. */
export interface LayoutRequest {
  readonly shape: string;
  readonly graph: Graph;
  readonly middle: string | undefined;
  readonly ratio: number;
}
export interface LayoutAnswer {
  readonly shape: string;
  readonly places: ReadonlyMap<string, Place>;
}

self.onmessage = ({ data: { shape, graph, middle, ratio } }: MessageEvent<LayoutRequest>): void => {
  const answer: LayoutAnswer = { shape, places: layoutOf(graph, middle, ratio) };
  self.postMessage(answer);
};
