import { useCallback, useEffect, useRef, useState } from "react";
import { setParameters, useParameter } from "../../location/location.ts";
import { parseSpan, type Span, spanText } from "./span.ts";

/** Long enough for a turn of the wheel to end: browsers refuse addresses that change with every frame. */
const PAUSE_MS = 200;

/** The days that are seen: at once in the picture, and in the address when one has come to rest. */
export function useSpan(all: Span): readonly [Span, (next: Span | undefined) => void] {
  const [address] = useParameter("window");
  const [held, setHeld] = useState<{ readonly over: string | undefined; readonly span: Span | undefined }>();
  const timer = useRef(0);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const show = useCallback(
    (next: Span | undefined): void => {
      setHeld({ over: address, span: next });
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(
        () => setParameters({ window: next === undefined ? undefined : spanText(next) }),
        PAUSE_MS,
      );
    },
    [address],
  );
  // Who goes back in the history, or clears the filters, changes the address under what is held.
  const isHeld = held !== undefined && held.over === address;
  return [(isHeld ? held.span : parseSpan(address)) ?? all, show];
}
