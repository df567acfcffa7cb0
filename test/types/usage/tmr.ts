// Every function of tmr, used as in the manual's examples.

const timer = tmr.create();
print(...timer.state());
timer.register(5000, tmr.ALARM_SINGLE, (expired) => expired.unregister());
timer.interval(3000);
if (!timer.start()) print("it runs already");
timer.start(true);
const [running, mode] = timer.state();
if (running !== undefined) print(running, mode === tmr.ALARM_SINGLE);
if (!timer.stop()) print("it did not run");
timer.unregister();

const started = tmr.create().alarm(1000, tmr.ALARM_AUTO, () => print("each second"));
if (!started) print("whoopsie");
timer.alarm(1000, tmr.ALARM_SEMI, (again) => again.start());

const begun = tmr.now();
tmr.delay(100);
print("that took", tmr.now() - begun, "microseconds; up for", tmr.time(), "seconds");
const ticks = tmr.ccount();
print((tmr.ccount() - ticks) / node.getcpufreq());

tmr.softwd(5);
tmr.wdclr();
tmr.softwd(-1);

export function refused(): void {
  // @ts-expect-error the callback is missing
  timer.register(5000, tmr.ALARM_SINGLE);
  // @ts-expect-error there is no mode 7
  timer.alarm(5000, 7, () => print("never"));
  // @ts-expect-error the mode comes before the callback
  timer.alarm(5000, () => print("never"), tmr.ALARM_SINGLE);
  // @ts-expect-error the callback's only argument is the timer
  timer.alarm(5000, tmr.ALARM_SINGLE, (t: tmr.Timer, n: number) => print(t, n));
  // @ts-expect-error timers by number are gone
  tmr.alarm(0, 1000, tmr.ALARM_AUTO, () => print("never"));
}
