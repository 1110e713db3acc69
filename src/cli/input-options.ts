import { type Command, InvalidArgumentError, Option } from "commander";
import { z } from "zod";
import { DEFAULT_MAX_TEXT, type GivenMetadata, SOURCE_FORMATS, type SourceLimits } from "../sources/source.ts";

const optionsSchema = z.object({
  input: z.enum(["auto", ...SOURCE_FORMATS]),
  published: z.string().optional(),
  outlet: z.string().optional(),
  title: z.string().optional(),
  url: z.string().optional(),
  workers: z.number().optional(),
  encoding: z.string().optional(),
  maxText: z.number(),
  parseSeconds: z.number().optional(),
  parseMemory: z.number().optional(),
  lexicon: z.string().optional(),
  color: z.enum(["auto", "always", "never"]),
  width: z.number().optional(),
});

/** The options that all reading commands share, as the rest of the command line uses them. */
export interface InputOptions
  extends Omit<
    z.infer<typeof optionsSchema>,
    "published" | "outlet" | "title" | "url" | "parseSeconds" | "parseMemory"
  > {
  readonly given: GivenMetadata;
  readonly limits: Partial<SourceLimits>;
}

export function inputOptions(options: unknown): InputOptions {
  const { published, outlet, title, url, parseSeconds, parseMemory, ...rest } = optionsSchema.parse(options);
  const given = {
    ...(published === undefined ? {} : { published }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(title === undefined ? {} : { title }),
    ...(url === undefined ? {} : { url }),
  };
  const limits = {
    ...(parseSeconds === undefined ? {} : { parseMs: 1_000 * parseSeconds }),
    ...(parseMemory === undefined ? {} : { parseMemoryMb: parseMemory }),
  };
  return { ...rest, given, limits };
}

export function addInputOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--input <format>", "what the files are; auto goes by a look inside, then by name")
        .choices(["auto", ...SOURCE_FORMATS])
        .default("auto"),
    )
    .option("--published <date>", "when the reports were published: 2022-04-16, 2022-04 or 2022", publicationDate)
    .option("--outlet <name>", "who published them")
    .option("--title <text>", "their headline")
    .option("--url <address>", "where they were published")
    .option("--encoding <label>", "of text and HTML that is neither UTF-8 nor says what it is: windows-1251, …")
    .option("--lexicon <folder>", "your own lexicon tables, read beside those of Hearsay")
    .option("--max-text <characters>", "longest document", wholeNumber(1, 100_000_000), DEFAULT_MAX_TEXT)
    .option(
      "--parse-seconds <n>",
      "longest time for taking the text out of one page, PDF or message (default: 120)",
      wholeNumber(1, 86_400),
    )
    .option("--parse-memory <mb>", "most memory for the same (default: 1024)", wholeNumber(64, 65_536))
    .option("--workers <n>", "threads that read (default: as many as the machine runs at once)", wholeNumber(1, 256))
    .addOption(
      new Option("--color <when>", "auto: on a terminal, unless NO_COLOR is set")
        .choices(["auto", "always", "never"])
        .default("auto"),
    )
    .option("--width <columns>", "of the report (default: that of the terminal, at most 100)", wholeNumber(40, 400));
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most) {
      throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`);
    }
    return value;
  };
}

function publicationDate(text: string): string {
  if (!/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:T.*)?)?)?$/.test(text)) {
    throw new InvalidArgumentError("Expected a date like 2022-04-16, 2022-04 or 2022.");
  }
  return text;
}
