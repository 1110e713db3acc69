import { sha256Hex } from "../doc/hash.ts";

/** By UTF-16 code units: no locale decides an order that ids depend on. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The name that an item would give to its story; the story bears that of its oldest item. */
export const aliasOf = (item: string): string => `s${sha256Hex(item).slice(0, 12)}`;
