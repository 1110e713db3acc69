/** A cell of a format without quoting: what would end the cell or the row becomes a space. */
export const cell = (value: string | number | undefined): string =>
  value === undefined ? "" : String(value).replace(/[\t\r\n]+/g, " ");

/** A line parted by tabs. */
export const tabbed = (cells: readonly (string | number | undefined)[], end = "\n"): string =>
  `${cells.map(cell).join("\t")}${end}`;
