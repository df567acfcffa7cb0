/** The files of the built page, as a browser gets them. */
import { readdirSync, readFileSync } from "node:fs";
import { extname, join, sep } from "node:path";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".webmanifest": "application/manifest+json",
};

export interface PageFile {
  content: Buffer;
  headers: Record<string, string>;
}

/**
 * All files of a folder by their path in a URL, "/" for index.html; read into memory, so that no path of a
 * request ever reaches the disk. Throws an Error in words where there is no index.html.
 */
export function readPage(folder: string): ReadonlyMap<string, PageFile> {
  const files = new Map<string, PageFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const url = path.slice(folder.length).split(sep).join("/").replace(/^\/*/, "/");
    // Vite puts a hash of what is in a file of assets/ into its name.
    const lasts = url.startsWith("/assets/");
    const headers = {
      "content-type": TYPES[extname(url)] ?? "application/octet-stream",
      "cache-control": lasts ? "public, max-age=31536000, immutable" : "no-cache",
    };
    files.set(url === "/index.html" ? "/" : url, { content: readFileSync(path), headers });
  }
  if (!files.has("/")) throw new Error(`${folder} holds no index.html: remove it, and start again`);
  return files;
}
