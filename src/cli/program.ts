import { Command } from "commander";
import { addActorsCommand } from "./commands/actors.ts";
import { addClaimsCommand } from "./commands/claims.ts";
import { addCompletionCommand } from "./commands/completion.ts";
import { addDemoCommand } from "./commands/demo.ts";
import { addDoctorCommand } from "./commands/doctor.ts";
import { addEventsCommand } from "./commands/events.ts";
import { addExportCommand } from "./commands/export/export.ts";
import { addImportCommand } from "./commands/export/import.ts";
import { addFiguresCommand } from "./commands/figures.ts";
import { addCorrectCommand } from "./commands/judgements/correct.ts";
import { addJudgementsCommand } from "./commands/judgements/judgements.ts";
import { addReviewCommand } from "./commands/judgements/review.ts";
import { addValidateCommand } from "./commands/judgements/validate.ts";
import { addAddCommand } from "./commands/library/add.ts";
import { addBackupCommand, addRestoreCommand } from "./commands/library/backup.ts";
import { addFeedsCommand } from "./commands/library/feeds.ts";
import { addLabelCommand } from "./commands/library/label.ts";
import { addRemoveCommand, addUndoCommand } from "./commands/library/remove.ts";
import { addRereadCommand } from "./commands/library/reread.ts";
import { addSearchCommand } from "./commands/library/search.ts";
import { addShowCommand } from "./commands/library/show.ts";
import { addStatusCommand } from "./commands/library/status.ts";
import { addWatchCommand } from "./commands/library/watch.ts";
import { addActorCommand } from "./commands/list/actors.ts";
import { addListCommand } from "./commands/list/list.ts";
import { addMcpCommand } from "./commands/mcp.ts";
import { addReadCommand } from "./commands/read.ts";
import { addServeCommand } from "./commands/serve.ts";
import { addAccountsCommand } from "./commands/serve-accounts.ts";
import { addAuditCommand } from "./commands/serve-audit.ts";
import { addKeysCommand } from "./commands/serve-keys.ts";
import {
  addContradictionsCommand,
  addLineagesCommand,
  addRelationsCommand,
  addStoriesCommand,
  addStoryCommand,
} from "./commands/stories/stories.ts";
import { addJobsCommand } from "./commands/team/jobs.ts";
import { addMoveCommand } from "./commands/team/move.ts";
import { addWorkerCommand } from "./commands/team/worker.ts";
import type { Streams } from "./output.ts";
import { version } from "./version.ts";

/** In the order of --help, in groups by what one wants to do. */
const COMMANDS = {
  "Read a text:": [addReadCommand, addClaimsCommand, addEventsCommand, addActorsCommand, addFiguresCommand],
  "Look at what reports tell together:": [
    addDemoCommand,
    addServeCommand,
    addStoriesCommand,
    addStoryCommand,
    addContradictionsCommand,
    addLineagesCommand,
    addRelationsCommand,
    addListCommand,
    addActorCommand,
    addSearchCommand,
    addShowCommand,
  ],
  "Keep a library:": [
    addAddCommand,
    addWatchCommand,
    addFeedsCommand,
    addStatusCommand,
    addLabelCommand,
    addRemoveCommand,
    addUndoCommand,
    addRereadCommand,
    addBackupCommand,
    addRestoreCommand,
  ],
  "Correct and check:": [addCorrectCommand, addJudgementsCommand, addReviewCommand, addValidateCommand],
  "Work with other programs:": [addExportCommand, addImportCommand, addMcpCommand],
  "Work as a team:": [
    addMoveCommand,
    addWorkerCommand,
    addJobsCommand,
    addAccountsCommand,
    addKeysCommand,
    addAuditCommand,
  ],
  "See to the program itself:": [addDoctorCommand, addCompletionCommand],
};

/** The whole command line; `done` gets the exit status of the command that ran. */
export function createProgram(streams: Streams, done: (status: number) => void): Command {
  const program = new Command("hearsay")
    .description("Reads news reports and says who did what to whom, according to whom, in which words.")
    .version(`hearsay ${version()}`, "-V, --version", "the version")
    .helpOption("-h, --help", "this help; also after a command")
    .helpCommand(false)
    .showSuggestionAfterError(true)
    .exitOverride();
  for (const [title, commands] of Object.entries(COMMANDS)) {
    program.commandsGroup(title);
    for (const add of commands) add(program, streams, done);
  }
  program.addHelpText(
    "after",
    `
Examples:
  hearsay demo                                 the sample corpus, in the browser
  hearsay read report.txt                      who says what, and what happened
  hearsay add reports/                         keep reports in a library …
  hearsay serve                                … and look at it in the browser
  hearsay contradictions                       what no reading reconciles
  hearsay export --format csv --out tables/    for other programs

Exit status: 0 all went well, 1 some documents failed, 2 wrong usage; docs/errors.md has the rest.`,
  );
  for (const command of [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)]) {
    command.exitOverride().configureOutput({
      // Help of --help goes out, everything else is an error; both keep to 80 columns on every machine.
      writeOut: (text) => void streams.out(text),
      writeErr: (text) => streams.err(text),
      outputError: (text, write) =>
        write(`hearsay: E_USAGE ${text.replace(/^error: /, "").trimEnd()}\nTry: hearsay --help\n`),
      getOutHelpWidth: () => 80,
      getErrHelpWidth: () => 80,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
  }
  return program;
}
