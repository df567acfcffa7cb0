/** node.info: what the firmware and the chip are, and node.LFS, which this board has none of. */
import type { Board } from "../../board.ts";
import type { Args, Members } from "../../module.ts";
import { BUILD, FLASH_ID, FLASH_MODE, FLASH_SIZE, FLASH_SPEED, VERSION } from "../../release.ts";

const GROUPS = ["lfs", "hw", "sw_version", "build_config", "legacy"];

export function info(board: Board): Members {
  const lfs = () => ({ lfs_mapped: 0, lfs_base: 0, lfs_size: 0, lfs_used: 0 });
  const groups: Record<string, () => { [name: string]: string | number | boolean }> = {
    lfs,
    hw: () => ({
      chip_id: board.chipId,
      flash_id: FLASH_ID,
      flash_size: FLASH_SIZE / 1024,
      flash_mode: FLASH_MODE,
      flash_speed: FLASH_SPEED,
    }),
    sw_version: () => ({
      node_version_major: VERSION.major,
      node_version_minor: VERSION.minor,
      node_version_revision: VERSION.revision,
      git_branch: BUILD.branch,
      git_commit_id: BUILD.commit,
      git_release: BUILD.release,
      git_commit_dts: BUILD.date,
    }),
    build_config: () => ({
      ssl: false,
      lfs_size: 0,
      modules: board.modules.map(({ name }) => name).join(","),
      number_type: "float",
    }),
  };
  const noImage = (args: Args) => args.error("LFS is not built into the virtual board");
  return {
    info: (args: Args) => {
      const group = args.option(1, GROUPS, "legacy");
      if (group !== "legacy") return groups[group]!();
      const note =
        "Warning, deprecated API! node.info() without parameter. It will be removed in the next version.";
      board.console.write(`${note} See documentation for details.\n`);
      const { major, minor, revision } = VERSION;
      return [
        ...[major, minor, revision, board.chipId],
        ...[FLASH_ID, FLASH_SIZE / 1024, FLASH_MODE, FLASH_SPEED],
      ];
    },
    LFS: { list: () => [undefined], get: () => [undefined], reload: noImage, config: lfs() },
    flashindex: () => [undefined],
    flashreload: noImage,
  };
}
