import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import type { SessionView, SignIn as SignInRequest } from "../../../src/query/records.ts";
import { forgetAnswers } from "../server/cache.ts";
import { SIGNED_OUT, send } from "../server/client.ts";
import { type Failure, failureFrom } from "../server/failure.ts";
import { useAnswer } from "../server/use-answer.ts";
import "./sign-in.css";

/** Shows the workbench to whoever may see it: on a machine of one's own to everybody, else after signing in. */
export function SignedIn({ children }: { readonly children: ReactNode }): ReactNode {
  const session = useAnswer<SessionView>("/session");
  const { again, value } = session;
  useEffect(() => {
    // A session that ran out is noticed by the first answer that does not come.
    window.addEventListener(SIGNED_OUT, again);
    return () => window.removeEventListener(SIGNED_OUT, again);
  }, [again]);
  return value?.needed === true && value.signedIn === null ? <SignIn /> : children;
}

function SignIn(): ReactNode {
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const signIn = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const request: SignInRequest = { name: String(data.get("name")), password: String(data.get("password")) };
    setBusy(true);
    send<SessionView>("POST", "/session", request).then(
      () => forgetAnswers(),
      (error: unknown) => {
        setFailure(failureFrom(error));
        setBusy(false);
      },
    );
  };
  return (
    <main className="sign-in">
      <form onSubmit={signIn}>
        <h1 className="name">Hearsay</h1>
        <p className="soft">This library asks who you are.</p>
        <label className="field">
          <span>Name</span>
          <input className="input" name="name" autoComplete="username" required />
        </label>
        <label className="field">
          <span>Password</span>
          <input className="input" name="password" type="password" autoComplete="current-password" required />
        </label>
        {failure === undefined ? null : (
          <p role="alert" className="deny">
            {failure.happened} {failure.todo}
          </p>
        )}
        <button type="submit" className="button main" disabled={busy}>
          Sign in
        </button>
      </form>
    </main>
  );
}

/** Who is signed in, and the way out; nothing on a machine of one's own. */
export function SignedInAs(): ReactNode {
  const { value } = useAnswer<SessionView>("/session");
  if (value?.needed !== true || value.signedIn === null) return null;
  const signOut = (): void => {
    send<SessionView>("DELETE", "/session", {}).then(forgetAnswers, forgetAnswers);
  };
  return (
    <p className="small soft">
      {value.signedIn.name}{" "}
      <button type="button" className="leads" onClick={signOut}>
        Sign out
      </button>
    </p>
  );
}
