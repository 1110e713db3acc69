/** UTF-16 offsets of every code point of a text, and of its end: what tools that count in code points mean by a number. */
export function utf16Offsets(text: string): (codePoint: number) => number | undefined {
  const starts: number[] = [];
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) starts.push(at);
  starts.push(text.length);
  return (codePoint) => starts[codePoint];
}
