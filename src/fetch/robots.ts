/**
 * robots.txt as RFC 9309 has it (Koster, Illyes, Zeller, Sassman, 2022), with Crawl-delay, which it leaves out and many
 * hosts still give.
 */
export interface Robots {
  /** `path` with its query, as in a request: "/a?b". */
  allows(path: string): boolean;
  /** Seconds between two requests, where the host asks for more than none. */
  readonly crawlDelay?: number;
}

interface Rule {
  readonly allow: boolean;
  /** The pattern between its stars; the last part is to meet the end where `anchored`. */
  readonly parts: readonly string[];
  readonly anchored: boolean;
  readonly length: number;
}

/** At least so much must be read (RFC 9309, 2.5); what follows is not. */
export const ROBOTS_BYTES = 500 * 1024;

export const ALLOWS_ALL: Robots = { allows: () => true };
export const ALLOWS_NONE: Robots = { allows: (path) => path === "/robots.txt" };

/** The rules for one program. `token` is its name in the user agent, without version: "hearsay". */
export function parseRobots(text: string, token: string): Robots {
  const groups = groupsOf(text.replace(/^\ufeff/, ""));
  // All groups that name the program are one; where none does, all that are for everybody.
  const named = groups.filter(({ agents }) => agents.has(token.toLowerCase()));
  const mine = named.length > 0 ? named : groups.filter(({ agents }) => agents.has("*"));
  const rules = mine.flatMap((group) => group.rules);
  const delays = mine.flatMap((group) => group.delays);
  const crawlDelay = delays.length === 0 ? undefined : Math.max(...delays);
  return {
    allows(path) {
      const wanted = normal(path);
      if (wanted === "/robots.txt") return true;
      let best: Rule | undefined;
      for (const rule of rules) {
        if (best !== undefined && rule.length < best.length) continue;
        if (!matches(rule, wanted)) continue;
        // Of two that say the same length, the one that allows.
        if (best === undefined || rule.length > best.length || rule.allow) best = rule;
      }
      return best?.allow ?? true;
    },
    ...(crawlDelay === undefined ? {} : { crawlDelay }),
  };
}

interface Group {
  readonly agents: ReadonlySet<string>;
  readonly rules: readonly Rule[];
  readonly delays: readonly number[];
}

function groupsOf(text: string): readonly Group[] {
  const groups: { agents: Set<string>; rules: Rule[]; delays: number[] }[] = [];
  let open = false;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const field = /^\s*([\w-]+)\s*:\s*(.*?)\s*$/.exec(line.replace(/#.*$/, ""));
    const value = field?.[2] ?? "";
    switch (field?.[1]?.toLowerCase()) {
      case "user-agent": {
        if (!open) groups.push({ agents: new Set(), rules: [], delays: [] });
        open = true;
        const agent = value.startsWith("*") ? "*" : /^[A-Za-z_-]+/.exec(value)?.[0].toLowerCase();
        if (agent !== undefined) groups.at(-1)?.agents.add(agent);
        break;
      }
      case "allow":
      case "disallow":
        open = false;
        // An empty pattern matches nothing.
        if (value !== "") groups.at(-1)?.rules.push(ruleOf(value, field?.[1]?.toLowerCase() === "allow"));
        break;
      case "crawl-delay": {
        open = false;
        const seconds = Number(value);
        if (value !== "" && seconds > 0 && Number.isFinite(seconds)) groups.at(-1)?.delays.push(seconds);
        break;
      }
      // Sitemap and whatever else belongs to no group.
      default:
    }
  }
  return groups;
}

function ruleOf(pattern: string, allow: boolean): Rule {
  const anchored = pattern.endsWith("$");
  const plain = normal(anchored ? pattern.slice(0, -1) : pattern);
  return { allow, parts: plain.split(/\*+/), anchored, length: plain.length };
}

/** Leftmost places of the parts, one after the other: no pattern, however starry, takes long. */
function matches({ parts, anchored }: Rule, path: string): boolean {
  const [first = "", ...rest] = parts;
  if (!path.startsWith(first)) return false;
  if (rest.length === 0) return !anchored || path.length === first.length;
  const last = anchored ? rest.pop() : undefined;
  let at = first.length;
  for (const part of rest) {
    const found = path.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return last === undefined || (path.length - last.length >= at && path.endsWith(last));
}

const encoder = new TextEncoder();
const percent = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;

/** One spelling for one path: all that must be encoded is, what need not be is not (RFC 9309, 2.2.2). */
function normal(path: string): string {
  return path
    .replace(/[^\x21-\x7e]/gu, (letter) => [...encoder.encode(letter)].map(percent).join(""))
    .replace(/%[\da-f]{2}/gi, (code) => {
      const letter = String.fromCharCode(Number.parseInt(code.slice(1), 16));
      return /[\w.~-]/.test(letter) ? letter : code.toUpperCase();
    });
}
