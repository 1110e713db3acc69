import { readFileSync } from "node:fs";

/**
 * Bytes of memory of this process's own, where Linux tells them; else all that is resident. Pages of a library that are mapped
 * are the machine's memory of a file: it takes them back when it wants them.
 */
export function ownMemory(): number {
  try {
    const [, kilobytes] = /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
    if (kilobytes !== undefined) return 1024 * Number(kilobytes);
  } catch {
    // Not on Linux.
  }
  return process.memoryUsage.rss();
}
