/** Opening a browser, which a machine need not have. */
import { spawn } from "node:child_process";

/** The program that opens a link, and what goes before the link. */
function opener(): [program: string, ...args: string[]] {
  if (process.platform === "darwin") return ["open"];
  if (process.platform === "win32") return ["rundll32", "url.dll,FileProtocolHandler"];
  return ["xdg-open"];
}

/** Opens it in the browser of whoever sits here; `onTrouble` is told in words where that cannot be. */
export function openInBrowser(link: string, onTrouble: (words: string) => void): void {
  const [program, ...args] = opener();
  const child = spawn(program, [...args, link], { stdio: "ignore", detached: true });
  child.on("error", (error) => onTrouble(`no browser can be opened (${error.message}): open ${link} in one`));
  child.unref();
}
