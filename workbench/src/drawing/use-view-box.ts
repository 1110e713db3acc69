import { type PointerEvent, type RefObject, useRef, useState } from "react";
import { useCommands } from "../keyboard/commands.ts";
import type { Box } from "./places.ts";
import { pointIn } from "./point-in.ts";
import { useWheel } from "./use-wheel.ts";
import { movedBox, zoomedBox } from "./zoom.ts";

export interface ViewBox {
  readonly box: Box;
  readonly zoomed: boolean;
  readonly zoom: (factor: number) => void;
  /** In shares of what is seen. */
  readonly move: (x: number, y: number) => void;
  readonly reset: () => void;
  readonly pointer: {
    readonly onPointerDown: (event: PointerEvent<SVGSVGElement>) => void;
    readonly onPointerMove: (event: PointerEvent<SVGSVGElement>) => void;
    readonly onPointerUp: () => void;
    readonly onPointerLeave: () => void;
  };
}

interface ViewBoxRequest {
  readonly name: string;
  /** All that there is: further away one cannot go. */
  readonly whole: Box;
  /** Where one begins; the whole, unless something else is said. */
  readonly home?: Box;
  /** Another shape is another picture, and is seen from its beginning. */
  readonly shape: string;
  /** How many times one can come closer. */
  readonly closest: number;
}

export const CLOSER = 0.7;

/** What is seen of a drawing: closer and back by keys, wheel and buttons; moved by hand with a mouse, for a finger scrolls the page. */
export function useViewBox(frame: RefObject<SVGSVGElement | null>, request: ViewBoxRequest): ViewBox {
  const { name, whole, home = whole, shape, closest } = request;
  const [kept, setKept] = useState<{ readonly shape: string; readonly box: Box }>();
  const box = kept?.shape === shape ? kept.box : home;
  const show = (next: Box): void => setKept({ shape, box: next });
  const zoom = (factor: number): void => show(zoomedBox(box, factor, whole, closest));
  const move = (x: number, y: number): void => show(movedBox(box, x * box.width, y * box.height, whole));
  const reset = (): void => setKept(undefined);
  useCommands(name, [
    { key: "+", does: "come closer", run: () => zoom(CLOSER) },
    { key: "-", does: "go back", run: () => zoom(1 / CLOSER) },
    { key: "0", does: "all of it", run: reset },
  ]);
  const turn = (factor: number, clientX: number, clientY: number): void => {
    const around = pointIn(frame.current, clientX, clientY);
    if (around === undefined) return;
    show(zoomedBox(box, factor, whole, closest, around));
  };
  useWheel(frame, turn);
  const held = useRef<{ readonly x: number; readonly y: number; readonly box: Box }>(undefined);
  const letGo = (): void => {
    held.current = undefined;
  };
  return {
    box,
    zoomed: kept?.shape === shape,
    zoom,
    move,
    reset,
    pointer: {
      onPointerDown: (event) => {
        if (event.pointerType === "mouse") held.current = { x: event.clientX, y: event.clientY, box };
      },
      onPointerMove: (event) => {
        const { current } = held;
        const width = frame.current?.getBoundingClientRect().width ?? 0;
        if (current === undefined || width === 0 || event.buttons === 0) return;
        const [x, y] = [current.x - event.clientX, current.y - event.clientY];
        // A hand that trembles while it presses does not move the drawing.
        if (Math.hypot(x, y) < 4) return;
        const scale = current.box.width / width;
        show(movedBox(current.box, x * scale, y * scale, whole));
      },
      onPointerUp: letGo,
      onPointerLeave: letGo,
    },
  };
}
