#!/usr/bin/env node
"use strict";
// Runs on any Node, however old: plain ES5 until the version is known to be good.
var major = Number(process.versions.node.split(".")[0]);
if (major < 24) {
  console.error(
    "hearsay needs Node 24 or newer; this is Node " +
      process.versions.node +
      ". Get it from https://nodejs.org, or borrow it for this run: npx -p node@24 hearsay ...",
  );
  process.exit(1);
}
// Compiled code is kept for the next start: half of a short run is compiling.
require("node:module").enableCompileCache();
import("../dist/cli/main.js")
  .then((program) => program.start())
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
