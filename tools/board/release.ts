/** What the virtual board says of its firmware: that it is like NodeMCU's release 3.0, and not one of its builds. */

export const VERSION = { major: 3, minor: 0, revision: 0 } as const;
export const BUILD = {
  branch: "virtual",
  commit: "0000000000000000000000000000000000000000",
  release: "3.0.0-virtual",
  date: "",
} as const;
export const FLASH_ID = 0x1640ef;
/** 4 MB, in dual I/O mode at 40 MHz. */
export const FLASH_SIZE = 4 * 1024 * 1024;
export const FLASH_MODE = 2;
export const FLASH_SPEED = 40_000_000;

export const BANNER =
  "\nNodeMCU 3.0.0.0 virtual board of hearsay powered by Lua 5.1.4 on SDK 3.0.1-dev(virtual)\n";
