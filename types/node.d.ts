/**
 * The board itself: heap, restart and boot, sleep, flash, the interpreter, tasks.
 *
 * Left out as deprecated or gone: `readvdd33` (see adc), `flashreload` and `flashindex` (see `node.LFS`),
 * `node.info()` without a group.
 *
 * @noSelfInFile
 */
declare namespace node {
  const CPU80MHZ: 80;
  const CPU160MHZ: 160;
  type CpuFrequency = typeof CPU80MHZ | typeof CPU160MHZ;

  /**
   * Why the board booted: a raw code (1 power, 2 reset, 3 reset pin, 4 watchdog) and, of more use, the
   * extended cause (0 power, 1 hardware watchdog, 2 exception, 3 software watchdog, 4 `node.restart` or a
   * panic, 5 wake from deep sleep, 6 reset pin). After an exception six registers follow. (The manual says
   * cause 3 there; the source says 2.)
   */
  function bootreason(): LuaMultiReturn<
    [
      rawcode: number,
      reason: number,
      exccause?: number,
      epc1?: number,
      epc2?: number,
      epc3?: number,
      excvaddr?: number,
      depc?: number,
    ]
  >;
  /** The chip's number. */
  function chipid(): number;
  /**
   * Compiles "x.lua" to "x.lc", without debug information. Raises "not a .lua file", the compiler's messages,
   * "cannot open/write to file", "writing to file failed".
   */
  function compile(filename: string): void;
  /**
   * Deep sleep for `us` microseconds (0: for ever; nil: sets `option` only), then a reset. Needs GPIO16 wired
   * to RST. `option` 0 to 4 says how the radio comes back; `instant` non-zero: do not wait for Wi-Fi. Raises
   * "wrong option value", "invalid time value".
   */
  function dsleep(us?: number, option?: 0 | 1 | 2 | 4, instant?: number): void;
  /** The longest deep sleep in microseconds, as of now. */
  function dsleepMax(): number;
  /** The flash chip's id. */
  function flashid(): number;
  /** The flash chip's size in bytes. */
  function flashsize(): number;
  /** The CPU's frequency in MHz. */
  function getcpufreq(): number;
  /** Sets the CPU's frequency; returns the one then in use, in MHz. */
  function setcpufreq(speed: CpuFrequency): number;
  /** Free heap in bytes; fragmented, so that no single allocation may get all of it. */
  function heap(): number;

  /** What the board is and how its firmware was built. Raises on another group. */
  function info(group: "hw"): HardwareInfo;
  function info(group: "lfs"): LfsInfo;
  function info(group: "sw_version"): VersionInfo;
  function info(group: "build_config"): BuildInfo;

  interface HardwareInfo {
    chip_id: number;
    flash_id: number;
    /** Kilobytes. */
    flash_size: number;
    /** 0 QIO, 1 QOUT, 2 DIO, 15 DOUT. */
    flash_mode: number;
    flash_speed: number;
  }
  interface LfsInfo {
    lfs_base: number;
    lfs_mapped: number;
    lfs_size: number;
    lfs_used: number;
  }
  interface VersionInfo {
    git_branch: string;
    git_commit_id: string;
    git_release: string;
    /** "201908111200". */
    git_commit_dts: string;
    node_version_major: number;
    node_version_minor: number;
    node_version_revision: number;
  }
  interface BuildInfo {
    ssl: boolean;
    lfs_size: number;
    /** Names separated by commas. */
    modules: string;
    /** "integer" or "float" in 5.1 builds; the manual names only these. */
    number_type: string;
  }

  /** Gives lines to the interpreter as if typed at the console. */
  function input(lines: string): void;
  /**
   * Sends what the board prints into a pipe whose reader `callback` is, and to the serial port too unless
   * `serialDebug` is 0. Without arguments: back to the serial port. Needs the module pipe.
   */
  function output(callback?: (this: void, pipe: Pipe) => boolean | undefined, serialDebug?: 0 | 1): void;
  /** The reading end of a pipe (module pipe). */
  interface Pipe {
    /** Up to `size` bytes (256 unless told), or up to and with a character; nil if empty. */
    read(sizeOrEndChar?: number | string): string | undefined;
    /** Puts a text back at the head. */
    unread(text: string): void;
  }

  /** Restarts the board (after this callback). */
  function restart(): void;
  /** Sets Wi-Fi's stored settings back to the SDK's defaults. */
  function restore(): void;
  /**
   * Replaces what happens on an error that leaves a callback (a restart): `callback` gets its text, and
   * should restart in the end. Without an argument: back to the restart.
   */
  function setonerror(callback?: (this: void, message: string) => void): void;

  /** True random numbers: in [0,1) (0 in integer builds), 1…n, or l…u. Raises "interval is empty". */
  function random(): number;
  function random(n: number): number;
  function random(l: number, u: number): number;

  /**
   * Light sleep until a pin wakes it. Raises without a table; always raises "node.sleep() is unavailable" in
   * builds without PMSLEEP_ENABLE and TIMER_SUSPEND_ENABLE.
   */
  function sleep(config: SleepConfig): void;
  interface SleepConfig {
    /** 1 to 12. */
    wake_pin: number;
    /** `node.INT_LOW` unless told. */
    int_type?: number;
    resume_cb?: (this: void) => void;
    /** Whether to come back to the present Wi-Fi mode; true unless told. */
    preserve_mode?: boolean;
  }
  /** What wakes: rising edge, falling edge, both, low, high level. Only in builds with PMSLEEP_ENABLE. */
  const INT_UP: number | undefined;
  const INT_DOWN: number | undefined;
  const INT_BOTH: number | undefined;
  const INT_LOW: number | undefined;
  const INT_HIGH: number | undefined;

  /**
   * Options of the next boots: changes those given ({}: all back to default) and returns all. Raises "failed
   * to set command".
   */
  function startup(options?: StartupOptions): StartupOptions;
  interface StartupOptions {
    /** Print the banner; true unless told. */
    banner?: boolean;
    /** `node.CPU80MHZ` unless told. */
    frequency?: CpuFrequency;
    /** Mount the file system only when needed; false unless told. */
    delay_mount?: boolean;
    /** "@file" or "=Lua text" in place of init.lua. */
    command?: string;
  }
  /**
   * Sets the command of the next boots alone ("@file" or "=Lua text"); false if that fails. Deprecated:
   * `node.startup`.
   */
  function startupcommand(command: string): boolean;
  /**
   * CPU cycles at each step of the boot; a number adds a step. Only in builds with PLATFORM_STARTUP_COUNT.
   */
  const startupcounts: ((marker?: number) => { name: string; line: number; ccount: number }[]) | undefined;

  /**
   * How much debug information compiling drops: 1 nothing, 2 names of locals and upvalues, 3 lines too.
   * Returns the level; with a function (or stack level) strips that and returns the bytes won. Raises
   * "Invalid strip level", "not a valid function".
   */
  function stripdebug(level?: 1 | 2 | 3, f?: LuaChunk | number): number;
  /**
   * Whether the SDK prints its debug output. The manual says only in builds with DEVELOPMENT_TOOLS; the
   * source has it always.
   */
  const osprint: ((enabled: boolean) => void) | undefined;

  /**
   * In the source, not in the manual; only in builds with DEVELOPMENT_TOOLS: reads a reboot record; nil if
   * there is none.
   */
  const readrcr: ((id: number) => string | undefined) | undefined;
  /**
   * In the source, not in the manual; only in builds with DEVELOPMENT_TOOLS: writes a reboot record; returns
   * its size.
   */
  const writercr: ((id: number, record: string) => number) | undefined;
  /**
   * In the source, not in the manual; only in 5.3 builds with DEVELOPMENT_TOOLS: the bits of an integer as a
   * float.
   */
  const int2float: ((i: number) => number) | undefined;
  /**
   * In the source, not in the manual; only in 5.3 builds with DEVELOPMENT_TOOLS: the bits of a float as an
   * integer.
   */
  const float2int: ((f: number) => number) | undefined;

  /** Emergency garbage collection. Lua 5.1 builds only: look before you use it. */
  const egc: Egc | undefined;
  interface Egc {
    readonly NOT_ACTIVE: 0;
    readonly ON_ALLOC_FAILURE: 1;
    readonly ON_MEM_LIMIT: 2;
    readonly ALWAYS: 4;
    /**
     * When to collect: never; when an allocation fails; above `level` bytes in use (or, negative, with fewer
     * than -level free); before each allocation. Raises "invalid mode", "limit must be non-zero".
     */
    setmode(this: void, mode: number, level?: number): void;
    /** Bytes allocated by Lua, and an estimate of those in use. */
    meminfo(this: void): LuaMultiReturn<[totalAllocated: number, estimatedUsed: number]>;
  }

  namespace task {
    const LOW_PRIORITY: 0;
    const MEDIUM_PRIORITY: 1;
    const HIGH_PRIORITY: 2;
    type Priority = typeof LOW_PRIORITY | typeof MEDIUM_PRIORITY | typeof HIGH_PRIORITY;
    /**
     * Has `callback` called with its priority soon, after what runs now. Medium unless told. Raises "Task
     * queue overflow. Task not posted".
     */
    function post(callback: (this: void, priority: Priority) => void): void;
    function post(priority: Priority, callback: (this: void, priority: Priority) => void): void;
  }
}
