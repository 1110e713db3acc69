// What the tests use of packages that come without types.
declare module "@citation-js/core" {
  export const plugins: {
    readonly input: { chain(data: string, options: { generateGraph: false }): readonly Record<string, unknown>[] };
  };
}
declare module "@citation-js/plugin-ris" {}
declare module "@citation-js/core/lib/plugins/input/csl.js" {
  export function clean(items: readonly unknown[], bestGuess: boolean): readonly unknown[];
}
