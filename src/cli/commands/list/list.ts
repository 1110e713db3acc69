import type { Command } from "commander";
import type { Streams } from "../../output.ts";
import { addListActors } from "./actors.ts";
import { addListClaims, addListDenials } from "./claims.ts";
import { addListEvents } from "./events.ts";

export function addListCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("list")
    .description("list what all reports of the library say: claims, denials, events, actors")
    .addHelpText(
      "after",
      `
Examples:
  hearsay list claims --by Mujahid --about Pakistan
  hearsay list denials
  hearsay list events --actor Pakistan --type ASSAULT
  hearsay list actors --kind armed-group`,
    );
  addListClaims(command, streams, done);
  addListDenials(command, streams, done);
  addListEvents(command, streams, done);
  addListActors(command, streams, done);
}
