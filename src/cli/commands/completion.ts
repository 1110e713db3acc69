import { Argument, type Command } from "commander";
import type { Streams } from "../output.ts";

const SHELLS = ["bash", "zsh", "fish"] as const;
type Shell = (typeof SHELLS)[number];

/** A command with its options, and those below it, as a shell needs them. */
interface Known {
  /** "judgements list"; empty for the program itself. */
  readonly path: string;
  readonly about: string;
  readonly options: readonly { readonly flag: string; readonly about: string; readonly choices: readonly string[] }[];
}

export function addCompletionCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  program
    .command("completion")
    .description("print what makes a shell complete commands and options")
    .addArgument(new Argument("<shell>", "which").choices(SHELLS))
    .addHelpText(
      "after",
      `
Examples:
  hearsay completion bash >> ~/.bashrc
  hearsay completion zsh > "\${fpath[1]}/_hearsay"
  hearsay completion fish > ~/.config/fish/completions/hearsay.fish`,
    )
    .action(async (shell: Shell) => {
      await streams.out(SCRIPTS[shell](knownOf(program, "")));
      done(0);
    });
}

function knownOf(command: Command, path: string): readonly Known[] {
  const options = command.options
    .filter(({ hidden, long }) => !hidden && long !== undefined && long !== null)
    .map(({ long, description, argChoices }) => ({
      flag: long ?? "",
      about: description,
      choices: argChoices ?? [],
    }));
  const below = command.commands.flatMap((inner) => knownOf(inner, `${path} ${inner.name()}`.trim()));
  return [{ path, about: command.description(), options }, ...below];
}

const childrenOf = (all: readonly Known[], path: string): readonly Known[] =>
  all.filter((one) => one.path !== "" && one.path.split(" ").slice(0, -1).join(" ") === path);
const last = (path: string): string => path.split(" ").at(-1) ?? "";
/** Inside single quotes; what ends them is left out, for descriptions need no more. */
const quoted = (text: string): string => `'${text.replaceAll("'", "")}'`;

const SCRIPTS: Readonly<Record<Shell, (all: readonly Known[]) => string>> = { bash, zsh, fish };

function bash(all: readonly Known[]): string {
  const cases = all.map(({ path, options }) => {
    const words = [...childrenOf(all, path).map((child) => last(child.path)), ...options.map(({ flag }) => flag)];
    return `    ${quoted(path)}) words=${quoted(words.join(" "))} ;;`;
  });
  const choices = all.flatMap(({ path, options }) =>
    options
      .filter(({ choices: some }) => some.length > 0)
      .map(({ flag, choices: some }) => `    ${quoted(`${path} ${flag}`)}) words=${quoted(some.join(" "))} ;;`),
  );
  return `# Completion of hearsay for bash, written by: hearsay completion bash
_hearsay() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" path="" words="" word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case " ${all.map(({ path }) => path.replaceAll(" ", "/")).join(" ")} " in
      *" \${path:+$path/}$word "*) path="\${path:+$path/}$word" ;;
    esac
  done
  path="\${path//\\// }"
  case "$path" in
${cases.join("\n")}
  esac
  case "$path $before" in
${choices.join("\n")}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  [[ \${#COMPREPLY[@]} -eq 0 ]] && COMPREPLY=($(compgen -f -- "$current"))
}
complete -o filenames -F _hearsay hearsay
`;
}

function zsh(all: readonly Known[]): string {
  return `#compdef hearsay
# Completion of hearsay for zsh, written by: hearsay completion zsh
autoload -U +X bashcompinit && bashcompinit
${bash(all).split("\n").slice(1).join("\n")}`;
}

function fish(all: readonly Known[]): string {
  const lines = ["# Completion of hearsay for fish, written by: hearsay completion fish"];
  for (const { path, options } of all) {
    const seen = path.split(" ").filter((part) => part !== "");
    const children = childrenOf(all, path);
    const here = [
      ...seen.map((part) => `__fish_seen_subcommand_from ${part}`),
      ...(children.length === 0
        ? []
        : [`not __fish_seen_subcommand_from ${children.map((child) => last(child.path)).join(" ")}`]),
    ].join("; and ");
    const when = here === "" ? "" : ` -n ${quoted(here)}`;
    for (const child of children)
      lines.push(`complete -c hearsay${when} -f -a ${last(child.path)} -d ${quoted(child.about)}`);
    for (const { flag, about, choices } of options) {
      const given = choices.length === 0 ? "" : ` -x -a ${quoted(choices.join(" "))}`;
      lines.push(`complete -c hearsay${when} -l ${flag.slice(2)}${given} -d ${quoted(about)}`);
    }
  }
  return `${lines.join("\n")}\n`;
}
