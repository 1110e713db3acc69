"use strict";
// Runs on any Node, however old: plain ES5, no imports. Every npm script starts with it.
var major = Number(process.versions.node.split(".")[0]);
if (major < 24) {
  console.error(
    "hearsay needs Node 24 or newer; this is Node " +
      process.versions.node +
      " (" +
      process.execPath +
      "). " +
      "`npm ci` installs it as the package `node`; if install scripts were skipped, run `npm rebuild node`.",
  );
  process.exit(1);
}
