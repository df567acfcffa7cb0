/** A browser, for people who asked for one. */
import { spawn } from "node:child_process";
import { platform } from "node:os";

/** What opens a link, by system. */
const OPENERS: Partial<Record<NodeJS.Platform, [command: string, ...args: string[]]>> = {
  darwin: ["open"],
  // Of cmd's own; what follows it first would be a window's title.
  win32: ["cmd", "/c", "start", ""],
};

/** Opens a link; where there is no browser, nothing happens: the link is printed, too. */
export function openBrowser(link: string): void {
  const [command, ...args] = OPENERS[platform()] ?? ["xdg-open"];
  const opener = spawn(command, [...args, link], { stdio: "ignore", detached: true });
  opener.on("error", () => {});
  opener.unref();
}
