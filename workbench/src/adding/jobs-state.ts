import { useSyncExternalStore } from "react";
import type { Job } from "../../../src/query/records.ts";
import { announce } from "../frame/announce.ts";
import { counted } from "../parts/words.ts";
import { forgetAnswers } from "../server/cache.ts";
import { followJob, isOver } from "../server/jobs.ts";

/** What is being added from this window, newest first. */
let jobs: readonly Job[] = [];
const listeners = new Set<() => void>();
const change = (next: readonly Job[]): void => {
  jobs = next;
  for (const listener of [...listeners]) listener();
};

export const useJobs = (): readonly Job[] =>
  useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => {
        listeners.delete(changed);
      };
    },
    () => jobs,
  );

/** Shows a job and follows it to its end; then everything in view is asked for anew. */
export function watchJob(job: Job): void {
  change([job, ...jobs.filter(({ id }) => id !== job.id)]);
  if (isOver(job)) {
    finish(job);
    return;
  }
  let told = job.state;
  followJob(
    job.id,
    (next) => {
      change(jobs.map((each) => (each.id === next.id ? next : each)));
      // Documents can be looked at as soon as they are read, before they are in the stories.
      if (next.state !== told && next.state === "comparing") forgetAnswers();
      told = next.state;
      if (isOver(next)) finish(next);
    },
    () => announce("The server no longer says how far it is."),
  );
}

function finish(job: Job): void {
  announce(jobWords(job));
  forgetAnswers();
}

export const dismissJob = (id: string): void => change(jobs.filter((job) => job.id !== id));

/** How far a job is, in words. */
export function jobWords({ state, read, known, failed, skipped, compared }: Job): string {
  const parts = [
    ...(read > 0 ? [`${counted(read, "report")} read`] : []),
    ...(known > 0 ? [`${counted(known, "report")} known already`] : []),
    ...(failed > 0 ? [`${counted(failed, "report")} could not be read`] : []),
    ...(skipped > 0 ? [`${counted(skipped, "file")} passed over`] : []),
  ];
  const all = parts.join(", ");
  switch (state) {
    case "waiting":
      return "Waiting to be read";
    case "reading":
      return all === "" ? "Reading …" : `Reading: ${all}`;
    case "comparing":
      return `${all}; ${compared} compared with the others`;
    case "done":
      return all === "" ? "Nothing to read was found" : `Done: ${all}`;
    case "failed":
      return `Stopped: ${all === "" ? "nothing was added" : all}`;
  }
}
