export type PathValues = Readonly<Record<string, string>>;

/** The values of ":names" in a pattern, where the path has its shape: "/stories/:id". */
export function matchPath(pattern: string, path: string): PathValues | undefined {
  const [wanted, given] = [partsOf(pattern), partsOf(path)];
  if (wanted.length !== given.length) return undefined;
  const values: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const value = given[at] ?? "";
    if (part.startsWith(":")) {
      const decoded = decode(value);
      if (decoded === undefined) return undefined;
      values[part.slice(1)] = decoded;
    } else if (part !== value) return undefined;
  }
  return values;
}

const partsOf = (path: string): readonly string[] => path.split("/").filter((part) => part !== "");

function decode(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
