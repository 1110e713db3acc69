import fine from "world-atlas/countries-50m.json?url";
import coarse from "world-atlas/countries-110m.json?url";

export interface Shapes {
  readonly land: string;
  readonly settled: string;
  readonly disputed: string;
}

/** Or why there are none. */
export type ShapesAnswer = { readonly shapes: Shapes } | { readonly problem: string };

const loaded = new Map<"coarse" | "fine", Promise<Shapes>>();

/** Coasts and borders from files that came with this page; each is asked for once. */
export function loadShapes(detail: "coarse" | "fine"): Promise<Shapes> {
  const known = loaded.get(detail);
  if (known !== undefined) return known;
  const asked = drawShapes(new URL(detail === "fine" ? fine : coarse, window.location.href).href);
  loaded.set(detail, asked);
  // What failed may succeed when it is tried again.
  asked.catch(() => loaded.delete(detail));
  return asked;
}

function drawShapes(address: string): Promise<Shapes> {
  const worker = new Worker(new URL("./shapes-worker.ts", import.meta.url), { type: "module" });
  const drawn = new Promise<Shapes>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<ShapesAnswer>): void => {
      if ("shapes" in data) resolve(data.shapes);
      else reject(new Error(data.problem));
    };
    worker.onerror = ({ message }): void => reject(new Error(message));
  });
  worker.postMessage(address);
  const end = (): void => worker.terminate();
  drawn.then(end, end);
  return drawn;
}
