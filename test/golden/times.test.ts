import { goldenSuite } from "./suite.ts";

goldenSuite("times", ({ text, times }) =>
  times.map(
    ({ value, precision, basis, anchor, span }) =>
      `[${span === undefined ? "" : text.slice(...span)}] ${value} ${precision} ${basis}${anchor === undefined ? "" : ` from ${anchor}`}`,
  ),
);
