import type { ReactNode } from "react";
import { CLOSER, type ViewBox } from "./use-view-box.ts";
import "./drawing.css";

/** The same as the keys, for hands. */
export function ZoomButtons({ view: { zoom, reset, zoomed } }: { readonly view: ViewBox }): ReactNode {
  return (
    <div className="zoom-buttons small">
      <button type="button" className="button" onClick={() => zoom(CLOSER)}>
        Closer <kbd>+</kbd>
      </button>
      <button type="button" className="button" onClick={() => zoom(1 / CLOSER)}>
        Back <kbd>−</kbd>
      </button>
      <button type="button" className="button" disabled={!zoomed} onClick={reset}>
        All <kbd>0</kbd>
      </button>
    </div>
  );
}
