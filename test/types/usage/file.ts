// Every function of file, used as in the manual's examples.

// The object model: copies a file.
const source = file.open("init.lua", "r");
if (source !== undefined) {
  const copy = file.open("copy.lua", "w+");
  if (copy !== undefined) {
    let piece = source.read();
    while (piece !== undefined) {
      copy.write(piece);
      piece = source.read(512);
    }
    copy.writeline("-- the end");
    copy.flush();
    print(copy.seek("set", 0), copy.seek("end"), copy.readline());
    copy.close();
  }
  source.close();
}

// The basic model: the one file that was opened last.
if (file.open("log.txt", "a+") !== undefined) {
  file.write("one");
  file.writeline("two");
  file.flush();
  file.seek("set", 3);
  print(file.read("\n"), file.readline());
  file.close();
}

// Whole files.
if (file.putcontents("state.dat", "1") === undefined) print("no space left");
const state = file.getcontents("state.dat");
if (state !== undefined) print(tonumber(state));
if (file.exists("state.old")) file.remove("state.old");
print(file.rename("state.dat", "state.old"));

for (const [name, size] of pairs(file.list())) print(name, size);
for (const [name, size] of pairs(file.list("%.lua$"))) print(name, size);
const [remaining, used, total] = file.fsinfo();
print(remaining, used, total);
const [address, size] = file.fscfg();
print(string.format("0x%x", address), size);

const stat = file.stat("init.lua");
if (stat !== undefined) {
  print(stat.name, stat.size, stat.is_dir, stat.is_rdonly, stat.is_hidden, stat.is_sys, stat.is_arch);
  const { year, mon, day, hour, min, sec } = stat.time;
  print(year, mon, day, hour, min, sec);
}

// SD cards, where the build has FatFS.
if (file.mount !== undefined) {
  const volume = file.mount("/SD0", 8);
  if (volume !== undefined && file.chdir !== undefined) {
    file.chdir("/SD0");
    volume.umount();
  }
}
file.on("rtc", () => rtctime.epoch2cal(rtctime.get()[0]));
file.on("rtc");

export function refused(): void {
  // @ts-expect-error there is no mode "rw"
  file.open("init.lua", "rw");
  // @ts-expect-error the contents are missing
  file.putcontents("state.dat");
  // @ts-expect-error the file may not be there
  file.getcontents("state.dat").length;
  // @ts-expect-error the file may not have been opened
  file.open("init.lua").close();
  // @ts-expect-error only builds with FatFS can mount
  file.mount("/SD0");
  // @ts-expect-error there are no folders to make
  file.mkdir("www");
}

export function erase(): void {
  file.format();
}
