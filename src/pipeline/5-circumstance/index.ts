import type { Sentence } from "../../doc/token.ts";
import type { Component } from "../pipeline.ts";
import type { Resources } from "../resources.ts";
import { figuresOf } from "./figures/figures.ts";
import { loadFigureTables } from "./figures/tables.ts";
import { type Piece, piecesOf } from "./pieces.ts";
import { loadTimeTables } from "./times/tables.ts";
import { timesOf } from "./times/times.ts";

/** When and how many: resolved times and stated figures. */
export function createCircumstanceReader(resources: Resources): Component {
  const timeTables = loadTimeTables(resources);
  const figureTables = loadFigureTables(resources);
  return {
    name: "5-circumstance",
    requires: ["sentences", "metadata", "attributions"],
    assigns: ["times", "figures"],
    revises: [],
    apply: (annotations) => {
      const pieces = new Map<Sentence, readonly Piece[]>(
        annotations.sentences.map((sentence) => [sentence, piecesOf(sentence, annotations.text)]),
      );
      const { times, taken } = timesOf(annotations, pieces, timeTables);
      annotations.times = times;
      annotations.figures = figuresOf(annotations, pieces, taken, figureTables);
    },
  };
}
