import { spawn } from "node:child_process";
import process from "node:process";

/** Whether there is somebody in front of a screen here. */
export const hasDisplay = (): boolean =>
  process.stdout.isTTY === true &&
  process.env["CI"] === undefined &&
  (process.platform === "darwin" ||
    process.platform === "win32" ||
    (process.env["DISPLAY"] ?? "") !== "" ||
    (process.env["WAYLAND_DISPLAY"] ?? "") !== "");

/** Shows an address in the user's browser; where that fails, the address stands on the terminal anyway. */
export function openInBrowser(address: string): void {
  const [program, ...args] =
    process.platform === "darwin"
      ? ["open", address]
      : process.platform === "win32"
        ? ["cmd", "/c", "start", "", address]
        : ["xdg-open", address];
  const opened = spawn(program ?? "xdg-open", args, { stdio: "ignore", detached: true });
  opened.on("error", () => {});
  opened.unref();
}
