// Every function of node, used as in the manual's examples.

const [rawcode, reason, exccause, epc1, epc2, epc3, excvaddr, depc] = node.bootreason();
if (reason === 0) print("power up", rawcode);
if (exccause !== undefined) print(exccause, epc1, epc2, epc3, excvaddr, depc);
print(node.chipid(), node.flashid(), node.flashsize(), node.heap());

const hw = node.info("hw");
print(hw.chip_id, hw.flash_id, hw.flash_size, hw.flash_mode, hw.flash_speed);
const sw = node.info("sw_version");
print(sw.git_branch, sw.git_commit_id, sw.git_release, sw.git_commit_dts);
print(sw.node_version_major, sw.node_version_minor, sw.node_version_revision);
const build = node.info("build_config");
print(build.ssl, build.lfs_size, build.modules, build.number_type);
const lfs = node.info("lfs");
print(lfs.lfs_base, lfs.lfs_mapped, lfs.lfs_size, lfs.lfs_used);

node.setcpufreq(node.CPU160MHZ);
print(node.getcpufreq() === node.CPU80MHZ);
print(node.random(), node.random(6), node.random(10, 20));

// The interpreter.
node.compile("hello.lua");
node.input("print(node.heap())\n");
node.output((pipe) => {
  const text = pipe.read(1400);
  if (text !== undefined) print(text.length);
  pipe.unread("rest");
  return pipe.read("\n") !== undefined;
}, 0);
node.output();
node.stripdebug(3);
print(node.stripdebug(), node.stripdebug(2, 1));
if (node.osprint !== undefined) node.osprint(true);

// Boot.
const options = node.startup({
  banner: false,
  frequency: node.CPU160MHZ,
  delay_mount: true,
  command: "@a.lc",
});
print(options.banner, options.frequency, options.delay_mount, options.command);
node.startupcommand("@myappstart.lc");
if (node.startupcounts !== undefined) {
  for (const [i, step] of ipairs(node.startupcounts(7))) print(i, step.name, step.line, step.ccount);
}
node.setonerror((message) => {
  print(message);
  node.restart();
});
node.setonerror();

// Garbage collection, in Lua 5.1.
if (node.egc !== undefined) {
  node.egc.setmode(node.egc.ALWAYS, 4096);
  node.egc.setmode(node.egc.ON_ALLOC_FAILURE);
  node.egc.setmode(node.egc.NOT_ACTIVE);
  node.egc.setmode(node.egc.ON_MEM_LIMIT, -6144);
  const [allocated, used] = node.egc.meminfo();
  print(allocated - used);
}

// Tasks: the one of the highest priority comes first.
for (const i of $range(node.task.LOW_PRIORITY, node.task.HIGH_PRIORITY)) {
  node.task.post(i as node.task.Priority, (priority) => print("priority is", priority));
}
node.task.post((priority) => print(priority === node.task.MEDIUM_PRIORITY));

// Only in development builds.
if (node.readrcr !== undefined && node.writercr !== undefined) node.writercr(3, node.readrcr(3) ?? "");
if (node.int2float !== undefined && node.float2int !== undefined) print(node.float2int(node.int2float(1)));

export function sleep(): void {
  node.dsleep();
  node.dsleep(undefined, 4);
  node.dsleep(node.dsleepMax(), 4, 1);
  node.sleep({ wake_pin: 3, int_type: node.INT_LOW, resume_cb: () => print("awake"), preserve_mode: false });
  print(node.INT_UP, node.INT_DOWN, node.INT_BOTH, node.INT_HIGH);
}

export function forget(): void {
  node.restore();
  node.restart();
}

export function refused(): void {
  // @ts-expect-error Lua 5.3 has no node.egc
  node.egc.setmode(4);
  // @ts-expect-error what is to be posted?
  node.task.post(node.task.LOW_PRIORITY);
  // @ts-expect-error the callback gets a text
  node.setonerror((message: number) => print(message));
  // @ts-expect-error there is no such group
  node.info("os");
  // @ts-expect-error the form without a group is deprecated
  node.info();
  // @ts-expect-error moved to adc
  node.readvdd33();
  // @ts-expect-error a frequency of its constants, in MHz
  node.setcpufreq(240);
}
