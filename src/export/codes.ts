/** Codes that other data sets give to events of a PLOVER type and mode. */
export interface TypeCodes {
  /** CAMEO, as general as type and mode are; text, for "010" and "10" are two codes. */
  readonly cameo: string;
  /** 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. */
  readonly quad: 1 | 2 | 3 | 4;
  /** ACLED's names, for what that data set covers; "by sides" where it depends on who attacks whom. */
  readonly acled?: string;
  readonly acledSub?: string;
}

export interface EventCodes {
  /** By "ASSAULT aerial", or "ASSAULT" where the mode is none of the table's. */
  readonly types: ReadonlyMap<string, TypeCodes>;
  /** By ISO 3166-1 alpha-3. */
  readonly countries: ReadonlyMap<string, { readonly name: string; readonly alpha2: string; readonly numeric: string }>;
}

/** Nothing for types that users have added. */
export function typeCodes(
  { types }: EventCodes,
  { type, mode }: { readonly type: string; readonly mode?: string },
): TypeCodes | undefined {
  return (mode === undefined ? undefined : types.get(`${type} ${mode}`)) ?? types.get(type);
}
