import process from "node:process";
import { main } from "./main.ts";
import { endQuietlyOnClosedPipe } from "./output.ts";

// `npm run demo`: the command of the same name.
endQuietlyOnClosedPipe();
process.exitCode = await main(["demo", ...process.argv.slice(2)]);
