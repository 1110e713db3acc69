import { Component, type ReactNode } from "react";

interface BrokenProps {
  readonly children: ReactNode;
}
interface BrokenState {
  readonly error?: Error;
}

/** A fault of one view leaves the others standing. Only a class can catch what rendering throws. */
export class Broken extends Component<BrokenProps, BrokenState> {
  override state: BrokenState = {};

  static getDerivedStateFromError(error: unknown): BrokenState {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <div className="failed" role="alert">
        <p className="failed-title">This view has a fault and cannot be shown.</p>
        <p>The library is untouched: views only read it.</p>
        <p>Load the page again. If the fault stays, these words say more about it:</p>
        <p className="soft small">{error.message}</p>
        <button type="button" className="button" onClick={() => window.location.reload()}>
          Load the page again
        </button>
      </div>
    );
  }
}
