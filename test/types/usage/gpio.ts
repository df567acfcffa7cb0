// Every function of gpio, used as in the manual's examples.

gpio.mode(0, gpio.INPUT);
gpio.mode(1, gpio.OUTPUT);
gpio.mode(2, gpio.OPENDRAIN, gpio.PULLUP);
gpio.mode(3, gpio.INT, gpio.FLOAT);
gpio.write(1, gpio.read(0) === gpio.HIGH ? gpio.LOW : gpio.HIGH);

gpio.serout(1, gpio.HIGH, [30, 30, 60, 60, 30, 30]);
gpio.serout(1, gpio.HIGH, [30, 70], 8);
gpio.serout(1, gpio.HIGH, [5000, 995000], 100, () => print("done"));
gpio.serout(1, gpio.HIGH, [5000, 995000], 100, 1);

// Measures pulses.
let begun = 0;
gpio.trig(3, "down", (level, when, eventcount) => {
  print(level, when - begun, eventcount);
  begun = when;
  gpio.trig(3, level === gpio.HIGH ? "down" : "up");
});
gpio.trig(3, "none");
gpio.trig(3);

// Pulse trains, where the build has them.
if (gpio.pulse !== undefined) {
  const pulser = gpio.pulse.build([
    { [1]: gpio.HIGH, [2]: gpio.LOW, delay: 250000 },
    { [1]: gpio.LOW, [2]: gpio.HIGH, delay: 250000, loop: 1, count: 20, min: 240000, max: 260000 },
  ]);
  pulser.start((position, steps, offset, now) => print(position, steps, offset, now));
  pulser.start(100, () => print("done"));
  pulser.update(1, { delay: 1000 });
  const [position, steps, offset, now] = pulser.getstate();
  print(position, steps, offset, now, ...pulser.adjust(177));
  if (pulser.stop((at) => print("stopped at", at)) === undefined) print("it did not run");
  pulser.stop(1, () => print("stopped"));
  const [last] = pulser.cancel();
  print(last);
}

export function refused(): void {
  // @ts-expect-error high or low, not true or false
  gpio.write(1, true);
  // @ts-expect-error the mode is missing
  gpio.mode(1);
  // @ts-expect-error no such edge
  gpio.trig(3, "rising", () => print("never"));
  // @ts-expect-error not every build has pulse trains
  gpio.pulse.build([]);
}
