/** What programs take of this machine. */
import { readFileSync } from "node:fs";

/** What a process has used: seconds of CPU, bytes of memory now, and bytes for disks. Undefined where the system does not say. */
export function usage(pid: number): { cpu: number; memory: number; written: number } | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /, "")
      .split(" ");
    const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    const [, written] = /^write_bytes: (\d+)/m.exec(readFileSync(`/proc/${pid}/io`, "utf8")) ?? [];
    // In hundredths of a second on every Linux.
    return {
      cpu: (Number(fields[11]) + Number(fields[12])) / 100,
      memory: Number(kilobytes) * 1024,
      written: Number(written),
    };
  } catch {
    return undefined;
  }
}
