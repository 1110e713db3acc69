import { readFile } from "node:fs/promises";
import { HearsayError } from "../../../errors.ts";
import { takeOver } from "../../../library/review/codings.ts";
import type { Store } from "../../../store/store.ts";

/** Takes over what `validate --report --json` wrote in another library. */
export async function takeFile(store: Store, file: string): Promise<number> {
  let given: unknown;
  try {
    given = JSON.parse(await readFile(file, "utf8"));
  } catch (cause) {
    throw new HearsayError("E_INPUT_UNREADABLE", {
      where: file,
      expected: "a sample with its answers, as JSON",
      got: cause instanceof Error ? cause.message : String(cause),
      fix: "`hearsay validate --report --json` writes one.",
      cause,
    });
  }
  return store.transaction((session) => takeOver(session, given, file));
}
