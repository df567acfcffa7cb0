/**
 * The file system: SPIFFS, flat, names up to 31 bytes in all (a slash is an ordinary character). A name
 * whose last part is longer than 31 bytes, or that holds a zero byte, raises "filename invalid"; a whole
 * name that is longer does not exist and cannot be made. At most four files are open at once.
 *
 * The functions read, write, … at the end act on the one file that `file.open` opened last (the manual's
 * basic model), the methods of `file.File` on their own file (the object model). Use one of the two.
 *
 * @noSelfInFile
 */
declare namespace file {
  /**
   * "r" reads (the default), "w" writes from scratch, "a" appends; with "+" reading too ("r+" keeps, "w+"
   * erases what was there).
   */
  type OpenMode = "r" | "w" | "a" | "r+" | "w+" | "a+";
  /** From where `seek` counts: the start, the current position, the end. */
  type Whence = "set" | "cur" | "end";

  /**
   * Opens a file. Nil if it does not exist (reading), the name is too long or four are open already. Raises
   * "filename invalid".
   */
  function open(filename: string, mode?: OpenMode): File | undefined;

  /** Whether there is a file of this name, be it empty. Raises "filename invalid". */
  function exists(filename: string): boolean;
  /**
   * Names and sizes in bytes of all files, or of those that match a Lua pattern. Raises on a malformed
   * pattern.
   */
  function list(pattern?: string): Record<string, number>;
  /** Removes a file; no word if there was none. Raises "filename invalid". */
  function remove(filename: string): void;
  /**
   * Renames a file; false if there is none, or if `newname` exists or is too long. Raises "filename invalid".
   */
  function rename(oldname: string, newname: string): boolean;
  /** Reads a whole file; nil if there is none (or, in effect, if it is empty). Raises "filename invalid". */
  function getcontents(filename: string): string | undefined;
  /**
   * Writes a whole file: empties it, then writes. True, or nil if not all fitted or it could not be opened.
   * Raises "filename invalid".
   */
  function putcontents(filename: string, contents: string): true | undefined;
  /**
   * What is known of a file; nil if there is none. Raises "filename invalid" (here on any name over 31
   * bytes).
   */
  function stat(filename: string): Stat | undefined;
  /** Free, used and total bytes (kilobytes on FAT). Raises "file system failed", "file system error". */
  function fsinfo(): LuaMultiReturn<[remaining: number, used: number, total: number]>;
  /** Flash address and size in bytes of the file system. */
  function fscfg(): LuaMultiReturn<[flashAddress: number, size: number]>;
  /** Erases everything and makes a new file system; takes seconds. Raises "Failed to format file system". */
  function format(): void;
  /**
   * Sets what tells the file system the time ("rtc", for FAT); without a function it is taken away. Raises on
   * another event.
   */
  function on(event: "rtc", callback?: (this: void) => Time): void;

  /** Makes another drive or folder the current one. Only in builds with FatFS. */
  const chdir: ((dir: string) => boolean) | undefined;
  /**
   * Mounts an SD card ("/SD0", …) whose SS/CS is at `pin` (8 unless told); nil if that fails. Only in builds
   * with FatFS.
   */
  const mount: ((ldrv: string, pin?: number) => Volume | undefined) | undefined;

  /** Date and time, as `rtctime.epoch2cal` returns them too. */
  interface Time {
    year: number;
    mon: number;
    day: number;
    hour: number;
    min: number;
    sec: number;
  }

  interface Stat {
    size: number;
    name: string;
    /** 1970-01-01 00:00:00 on SPIFFS. */
    time: Time;
    is_dir: boolean;
    is_rdonly: boolean;
    is_hidden: boolean;
    is_sys: boolean;
    is_arch: boolean;
  }

  /** A mounted SD card. */
  interface Volume {
    /** Unmounts it; false if that fails. */
    umount(): boolean;
  }

  /**
   * An open file. It is closed when nothing refers to it any more, but close it yourself: only four can be
   * open.
   */
  interface File {
    /**
     * Reads up to 1024 bytes, or up to `n`, or up to and with the character `char` (within 1024 bytes). Nil
     * at the end. Raises "wrong arg range" on a text of other than one byte. Needs twice the size in heap.
     */
    read(nOrChar?: number | string): string | undefined;
    /** Reads a line with its "\n", at most 1024 bytes. Nil at the end. */
    readline(): string | undefined;
    /** Writes; true, or nil if it did not fit. */
    write(data: string): true | undefined;
    /** Writes and adds "\n"; true, or nil if it did not fit. */
    writeline(data: string): true | undefined;
    /** Moves and returns the position; nil on error. `whence` is "cur", `offset` 0 unless told. */
    seek(whence?: Whence, offset?: number): number | undefined;
    /** Writes what is buffered to flash; true, or nil on error. */
    flush(): true | undefined;
    /** Flushes and closes; the object is of no use afterwards. */
    close(): void;
  }

  /** As `File.read`, on the current file. Raises "open a file first". */
  function read(nOrChar?: number | string): string | undefined;
  /** As `File.readline`, on the current file. Raises "open a file first". */
  function readline(): string | undefined;
  /** As `File.write`, on the current file. Raises "open a file first". */
  function write(data: string): true | undefined;
  /** As `File.writeline`, on the current file. Raises "open a file first". */
  function writeline(data: string): true | undefined;
  /** As `File.seek`, on the current file. Raises "open a file first". */
  function seek(whence?: Whence, offset?: number): number | undefined;
  /** As `File.flush`, on the current file. Raises "open a file first". */
  function flush(): true | undefined;
  /** Closes the current file, if any. */
  function close(): void;
}
