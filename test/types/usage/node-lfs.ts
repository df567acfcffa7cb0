// Every function of node.LFS and of partitions, used as in the manual's examples.

print(node.getpartitiontable().lfs_size, node.getpartitiontable().lfs_addr);
const main = node.LFS.get("main");
if (main !== undefined) main();
for (const [, name] of ipairs(node.LFS.list() ?? [])) print(name);
print(node.LFS.reload("lfs.img"), node.LFS.time, node.LFS.config.lfs_used);

export function provision(): void {
  node.setpartitiontable({ lfs_size: 0x20000, spiffs_addr: 0x120000, spiffs_size: 0x20000 });
}

export function refused(): void {
  // @ts-expect-error there may be no such module
  node.LFS.get("main")();
  // @ts-expect-error the image is missing
  node.LFS.reload();
  // @ts-expect-error no such partition
  node.setpartitiontable({ irom_size: 0x20000 });
  // @ts-expect-error there may be no image
  node.LFS.list().length;
}
