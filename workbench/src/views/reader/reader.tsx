import type { ReactNode } from "react";
import type { DocumentView } from "../../../../src/query/records.ts";
import { Answered } from "../../parts/answers.tsx";
import type { ViewProps } from "../../routes.ts";
import { pathTo } from "../../server/client.ts";
import { useAnswer } from "../../server/use-answer.ts";
import { LibraryDocument } from "./library-document.tsx";

/** GET /documents/:id as it is read: the text, who speaks in it, what it says happened. */
export function View({ values }: ViewProps): ReactNode {
  const answer = useAnswer<DocumentView>(pathTo("documents", values["id"] ?? ""));
  return (
    <Answered answer={answer} what="the document">
      {(document) => <LibraryDocument key={document.id} document={document} />}
    </Answered>
  );
}
