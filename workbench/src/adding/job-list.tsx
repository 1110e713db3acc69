import type { ReactNode } from "react";
import { Link } from "../location/link.tsx";
import { isOver } from "../server/jobs.ts";
import { dismissJob, jobWords, useJobs } from "./jobs-state.ts";
import "./adding.css";

/** What is being added, as it happens. */
export function JobList(): ReactNode {
  const jobs = useJobs();
  if (jobs.length === 0) return null;
  return (
    <ul className="jobs small" aria-label="Being added">
      {jobs.map((job) => {
        const [first] = job.added;
        const [problem] = job.problems;
        return (
          <li key={job.id} className={isOver(job) ? undefined : "running"}>
            <span className="job-name">{job.sources.join(", ")}</span>
            <span className={job.state === "failed" || job.failed > 0 ? "deny" : "soft"}>{jobWords(job)}</span>
            {problem === undefined ? null : <span className="soft">{problem.message}</span>}
            {isOver(job) ? (
              <span className="job-after">
                {first === undefined ? null : <Link to={`/documents/${encodeURIComponent(first)}`}>Open it</Link>}
                <button type="button" className="leads soft" onClick={() => dismissJob(job.id)}>
                  Dismiss
                </button>
              </span>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
