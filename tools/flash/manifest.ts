/**
 * The manifest: which files on a board came from here, and what they were. It lies on the board itself, as
 * `hearsay.files`, so that any computer can flash any board.
 */
export const MANIFEST_FILE = "hearsay.files";

/** What was put there under one name. */
export interface Put {
  /** The digest of the file as it then was on the board; missing where the upload was cut off. */
  digest?: string;
  /** For a compiled file: the SHA-1 of its source. */
  source?: string;
}

export interface Manifest {
  /** The Lua that compiled the `.lc` files; one that another Lua compiled does not load. */
  lua?: string;
  files: Record<string, Put>;
}

/** Reads a manifest; one that is missing, cut or not ours is an empty one. */
export function parseManifest(text: string | undefined): Manifest {
  try {
    const json = JSON.parse(text ?? "");
    const files: Record<string, Put> = {};
    for (const [name, put] of Object.entries(json.files as Record<string, Put>)) {
      files[name] = {
        ...(typeof put.digest === "string" && { digest: put.digest }),
        ...(typeof put.source === "string" && { source: put.source }),
      };
    }
    return { ...(typeof json.lua === "string" && { lua: json.lua }), files };
  } catch {
    return { files: {} };
  }
}

/** The text of a manifest: the same for the same content, one line a file. */
export function manifestText({ lua, files }: Manifest): string {
  const lines = Object.keys(files)
    .sort()
    .map((name) => `    ${JSON.stringify(name)}: ${JSON.stringify(files[name])}`);
  const head = lua === undefined ? "" : `  "lua": ${JSON.stringify(lua)},\n`;
  return `{\n${head}  "files": {\n${lines.join(",\n")}\n  }\n}\n`;
}
