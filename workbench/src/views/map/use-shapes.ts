import { useEffect, useState } from "react";
import { loadShapes, type Shapes } from "./shapes.ts";

/** The shapes in the detail that is needed; the coarser ones until the finer are there, nothing where none came. */
export function useShapes(detail: "coarse" | "fine"): {
  readonly shapes: Shapes | undefined;
  readonly failed: boolean;
} {
  const [shapes, setShapes] = useState<Shapes>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let gone = false;
    loadShapes(detail).then(
      (loaded) => {
        if (gone) return;
        setShapes(loaded);
        setFailed(false);
      },
      () => !gone && setFailed(true),
    );
    return () => {
      gone = true;
    };
  }, [detail]);
  return { shapes, failed };
}
