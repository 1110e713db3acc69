import process from "node:process";

/**
 * `npm run` moves to the folder of package.json before it starts a script; paths on the command line count from where
 * the caller stood. Only for our own scripts: in somebody else's script the folder is where they mean to be.
 */
export function callersFolder(environment: NodeJS.ProcessEnv): string | undefined {
  const event = environment["npm_lifecycle_event"];
  return environment["npm_package_name"] === "hearsay" && (event === "hearsay" || event === "demo")
    ? environment["INIT_CWD"]
    : undefined;
}

export function standWhereCallerStands(): void {
  const folder = callersFolder(process.env);
  if (folder !== undefined) process.chdir(folder);
}
