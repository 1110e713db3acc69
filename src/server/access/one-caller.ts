import { refusal } from "../answers.ts";
import type { Caller } from "../caller.ts";
import type { Access } from "./access.ts";

/** Where everybody who asks is known beforehand to be this one: a program that has started its server itself. */
export function oneCaller(caller: Caller): Access {
  const refuse = async (): Promise<never> => {
    throw refusal("E_FORBIDDEN", { expected: "no signing in or out here", got: "one", fix: "Nothing is left to do." });
  };
  return { needed: false, callerOf: async () => caller, signIn: refuse, signOut: refuse };
}
