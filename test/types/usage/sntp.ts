// Every function of sntp, used as in the manual's examples.

sntp.sync();
sntp.sync(undefined, undefined, undefined, 1);
sntp.sync(
  "224.0.1.1",
  (sec, usec, server, info) => {
    print(sec, usec, server, info.stratum, info.leap, info.delay_us);
    print(info.offset_s ?? 0, info.offset_us ?? 0);
  },
  (error, info) => print(error === 1 ? `no such name: ${info}` : error),
);
sntp.sync(["0.pool.ntp.org", "1.pool.ntp.org"]);
if (sntp.setoffset !== undefined && sntp.getoffset !== undefined) {
  sntp.setoffset(37);
  print(sntp.getoffset());
}

export function refused(): void {
  // @ts-expect-error a name or a list of names
  sntp.sync(1);
  // @ts-expect-error only with rtctime in the build
  sntp.setoffset(37);
  // @ts-expect-error the callback gets seconds as a number
  sntp.sync("224.0.1.1", (sec: string) => print(sec));
}
