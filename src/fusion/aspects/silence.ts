import { byPosition } from "./statement.ts";
import type { Aspect, Position } from "./types.ts";

/**
 * Adds those who speak in the story but give no number where the numbers of others differ: their silence is a position.
 * Its evidence is what they speak of instead. Outlets are left out, what they do not report may not have been asked, and
 * so are those whom nobody names.
 */
export function withSilent(aspects: readonly Aspect[]): readonly Aspect[] {
  const speaking = new Map<string, Position>();
  for (const { positions } of aspects) {
    for (const position of positions) {
      if (position.chain.length < 2 || position.key.startsWith("unnamed:") || speaking.has(position.key)) continue;
      speaking.set(position.key, position);
    }
  }
  return aspects.map((aspect) => {
    const disputed = aspect.agreement === "differ" || aspect.agreement === "contradict";
    if (!disputed || !aspect.question.startsWith("figure:")) return aspect;
    const answering = new Set(aspect.positions.map(({ key }) => key));
    const silent = [...speaking.values()]
      .filter(({ key }) => !answering.has(key))
      .map(({ value: _value, ...position }): Position => ({ ...position, stance: "silent" }))
      .sort(byPosition);
    // Behind the others, so that comparisons go on pointing at the right ones.
    return silent.length === 0 ? aspect : { ...aspect, positions: [...aspect.positions, ...silent] };
  });
}
