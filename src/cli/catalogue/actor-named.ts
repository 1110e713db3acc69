import { HearsayError } from "../../errors.ts";
import type { FusionContext } from "../../library/fusion/context.ts";
import type { Seeing } from "../../library/views/actors.ts";

/** The key of the actor that a person means by a key, or by the beginnings of its names: the most widely told of them. */
export async function actorNamed(context: FusionContext, name: string, seeing: Seeing = {}): Promise<string> {
  if (/^(?:kb|name|in|outlet|described):/.test(name)) return name;
  const { actorsView } = await import("../../library/views/actors.ts");
  const { rows } = await actorsView(context, { q: name }, { limit: 1 }, seeing);
  const [first] = rows;
  if (first !== undefined) return first.key;
  throw new HearsayError("E_USAGE", {
    where: name,
    expected: "the name of an actor in the library, or its key",
    got: "nobody who is called so",
    fix: "`hearsay list actors` shows who is there.",
  });
}
