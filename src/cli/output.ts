import { once } from "node:events";
import process from "node:process";

/** Where a command writes: standard output and error, or what a test puts in their place. */
export interface Streams {
  /** Resolves when more may be written: a slow reader of the pipe slows the run down instead of filling memory. */
  out(text: string | Uint8Array): Promise<void>;
  err(text: string): void;
}

export const standardStreams: Streams = {
  async out(text) {
    if (!process.stdout.write(text)) await once(process.stdout, "drain");
  },
  err(text) {
    process.stderr.write(text);
  },
};

/** `hearsay read … | head` closes the pipe when it has seen enough: that ends the run and is nobody's fault. */
export function endQuietlyOnClosedPipe(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(process.exitCode ?? 0);
    throw error;
  });
  process.stderr.on("error", () => {});
}
