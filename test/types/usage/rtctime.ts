// Every function of rtctime, used as in the manual's examples.

if (rtctime !== undefined) {
  rtctime.set(1436430589, 0);
  rtctime.set(undefined, undefined, 4295);
  const [sec, usec, rate] = rtctime.get();
  print(sec, usec, rate);
  const tm = rtctime.epoch2cal(sec);
  print(string.format("%04d/%02d/%02d %02d:%02d:%02d", tm.year, tm.mon, tm.day, tm.hour, tm.min, tm.sec));
  print(tm.yday, tm.wday);
}
const begun = tmr.now();
print("that took", rtctime.adjust_delta(tmr.now() - begun));

export function sleep(aligned: boolean): void {
  if (aligned) rtctime.dsleep_aligned(5 * 1000000, 3 * 1000000, 1);
  else rtctime.dsleep(60 * 1000000, 4);
}

export function refused(): void {
  // @ts-expect-error seconds are a number
  rtctime.set("1436430589");
  // @ts-expect-error which time?
  rtctime.epoch2cal();
  // @ts-expect-error the least time to sleep is missing
  rtctime.dsleep_aligned(5000000);
}
