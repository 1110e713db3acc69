import type { AddRequest, Job } from "../../../src/query/records.ts";
import { addressOf, ask, pathTo, send } from "./client.ts";

/** Adds a text or an address to the library; the answer is the job that does it. */
export const addDocument = (request: AddRequest): Promise<Job> => send<Job>("POST", "/documents", request);

export function addFiles(files: readonly File[]): Promise<Job> {
  const form = new FormData();
  for (const file of files) form.append("files", file, file.name);
  return send<Job>("POST", "/documents", form);
}

export const isOver = ({ state }: Job): boolean => state === "done" || state === "failed";

/** Follows a job to its end; where the stream breaks off, it is asked for once more and followed on. */
export function followJob(id: string, told: (job: Job) => void, lost: () => void): () => void {
  const events = new EventSource(addressOf(`${pathTo("jobs", id)}/events`));
  let over = false;
  const tell = (job: Job): void => {
    over = isOver(job);
    told(job);
    if (over) events.close();
  };
  events.addEventListener("job", (event: MessageEvent<string>) => tell(JSON.parse(event.data) as Job));
  events.addEventListener("error", () => {
    if (over) return;
    // The browser connects again by itself, unless the server refused: then one plain question says what became of it.
    if (events.readyState !== EventSource.CLOSED) return;
    ask(addressOf(pathTo("jobs", id))).then((job) => tell(job as Job), lost);
  });
  return () => {
    over = true;
    events.close();
  };
}
