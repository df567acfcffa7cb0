/**
 * node.LFS: code that runs from flash; and where it and the file system lie there.
 *
 * @noSelfInFile
 */
declare namespace node {
  /**
   * Code in flash. A module's name as a field (`node.LFS.x`) is the same as `get("x")`, but has no type: use
   * `get`.
   */
  namespace LFS {
    /** As `node.info("lfs")`. */
    const config: LfsInfo;
    /** When the image was made (Unix time); nil without one. */
    const time: number | undefined;
    /** The function of a module in LFS; nil if there is none. */
    function get(modulename: string): LuaChunk | undefined;
    /** The modules in LFS, sorted; nil without an image. */
    function list(): string[] | undefined;
    /** Loads an image file into flash and restarts; comes back only with a text of what is wrong. */
    function reload(imageName: string): string;
  }

  /** Where LFS and file system lie in flash, in bytes. */
  function getpartitiontable(): PartitionTable;
  /** Moves them, and restarts. Raises "invalid partition setting", "Partition value out of range". */
  function setpartitiontable(info: Partial<PartitionTable>): void;
  interface PartitionTable {
    lfs_addr: number;
    lfs_size: number;
    spiffs_addr: number;
    spiffs_size: number;
  }
}
