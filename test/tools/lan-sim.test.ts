/** What only a simulated LAN can do: repeat a run, lose one direction, split, and jump in time. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { SimLan } from "../../tools/lan/sim.ts";
import { VirtualClock } from "../../tools/lan/virtual-clock.ts";

const PORT = 5000;
const SECOND = 1_000_000;

/** Stations that answer what they hear by chance of its bytes: chatter that any change derails. */
function chatter(seed: number, loss: number): string[] {
  const lan = new SimLan({ seed, loss });
  const log: string[] = [];
  lan.onDatagram = ({ at, what, fromIp, to, station, data }) => {
    log.push(`${at} ${what} ${fromIp} ${to} ${station ?? ""} ${Buffer.from(data).toString("hex")}`);
  };
  for (let host = 1; host <= 8; host++) {
    const port = lan.station(`10.0.0.${host}`, "255.255.255.0").bind(PORT, (data, fromPort, fromIp) => {
      if (data[0]! > 0) port.send(Uint8Array.of(data[0]! - 1, host), fromPort, fromIp);
    });
    lan.clock.after(host * 1000, () => port.send(Uint8Array.of(5, host), PORT, "255.255.255.255"));
  }
  lan.run(10 * SECOND);
  return log;
}

test("the same seed gives the same run to the byte, another seed another", () => {
  const first = chatter(7, 0.2);
  assert.ok(first.length > 200, `only ${first.length} events`);
  assert.deepEqual(chatter(7, 0.2), first);
  assert.notDeepEqual(chatter(8, 0.2), first);
});

test("every way takes 1 to 21 ms, drawn for each receiver, and loss moves no delay", () => {
  const delays = (loss: number) => {
    const lan = new SimLan({ seed: 3, loss });
    const arrived: string[] = [];
    lan.onDatagram = ({ at, what, station }) => {
      if (what !== "sent") arrived.push(`${station} ${at % (SECOND / 10)}`);
    };
    for (let host = 2; host < 12; host++) lan.station(`10.0.0.${host}`, "255.0.0.0").bind(PORT, () => {});
    const port = lan.station("10.0.0.1", "255.0.0.0").bind(PORT, () => {});
    for (let count = 0; count < 100; count++) {
      port.send(Uint8Array.of(1), PORT, "255.255.255.255");
      lan.run((count + 1) * (SECOND / 10));
    }
    return arrived;
  };
  const whole = delays(0);
  assert.equal(whole.length, 1000);
  const times = whole.map((line) => Number(line.split(" ")[1]));
  const least = times.reduce((a, b) => Math.min(a, b));
  const most = times.reduce((a, b) => Math.max(a, b));
  assert.ok(least >= 1000 && least < 1500, `the shortest way took ${least} µs`);
  assert.ok(most <= 21_000 && most > 20_500, `the longest way took ${most} µs`);
  assert.deepEqual(delays(0.5), whole);
});

test("loss is drawn for each receiver", () => {
  const lan = new SimLan({ seed: 1, loss: 0.25 });
  for (let host = 2; host < 12; host++) lan.station(`10.0.0.${host}`, "255.0.0.0").bind(PORT, () => {});
  const port = lan.station("10.0.0.1", "255.0.0.0").bind(PORT, () => {});
  for (let count = 0; count < 1000; count++) port.send(Uint8Array.of(1), PORT, "255.255.255.255");
  lan.run(SECOND);
  assert.equal(lan.traffic.sent, 1000);
  assert.equal(lan.traffic.received + lan.traffic.lost, 10_000);
  assert.ok(Math.abs(lan.traffic.lost - 2500) < 150, `${lan.traffic.lost} of 10,000 were lost`);
});

test("loss of one direction leaves the other whole", () => {
  const lan = new SimLan();
  const heard: string[] = [];
  const [a, b] = ["10.0.0.1", "10.0.0.2"].map((ip) =>
    lan.station(ip, "255.0.0.0").bind(PORT, (_data, _port, from) => heard.push(`${ip} from ${from}`)),
  );
  const talk = () => {
    heard.length = 0;
    a!.send(Uint8Array.of(1), PORT, "10.0.0.2");
    b!.send(Uint8Array.of(1), PORT, "10.0.0.1");
    lan.run(lan.clock.now() + SECOND);
    return heard.toSorted();
  };
  lan.weather.setLinkLoss("10.0.0.1", "10.0.0.2", 1);
  assert.deepEqual(talk(), ["10.0.0.1 from 10.0.0.2"]);
  lan.weather.setLinkLoss("10.0.0.1", "10.0.0.2", undefined);
  assert.deepEqual(talk(), ["10.0.0.1 from 10.0.0.2", "10.0.0.2 from 10.0.0.1"]);
});

test("a partition keeps its sets apart, the rest together, and can end", () => {
  const lan = new SimLan();
  const heard: string[] = [];
  const ports = [1, 2, 3, 4, 5].map((host) =>
    lan.station(`10.0.0.${host}`, "255.0.0.0").bind(PORT, (data) => heard.push(`${data[0]}>${host}`)),
  );
  const talk = () => {
    heard.length = 0;
    for (const [index, port] of ports.entries()) {
      port.send(Uint8Array.of(index + 1), PORT, "10.255.255.255");
    }
    lan.run(lan.clock.now() + SECOND);
    return heard.toSorted();
  };
  lan.weather.partition(["10.0.0.1", "10.0.0.2"], ["10.0.0.3"]);
  assert.deepEqual(talk(), ["1>2", "2>1", "4>5", "5>4"]);
  lan.weather.partition();
  assert.equal(talk().length, 20);
});

test("the virtual clock works off events in time, and in order within a moment", () => {
  const clock = new VirtualClock();
  const log: string[] = [];
  clock.after(20, () => log.push(`late at ${clock.now()}`));
  clock.after(10, () => {
    log.push(`first at ${clock.now()}`);
    clock.after(0, () => log.push("asked for within the first"));
  });
  clock.after(10, () => log.push("second"));
  const never = clock.after(15, () => log.push("cancelled"));
  never.cancel();
  never.cancel();
  assert.equal(clock.waiting, 3);
  clock.run(15);
  assert.deepEqual(log, ["first at 10", "second", "asked for within the first"]);
  assert.equal(clock.now(), 15);
  assert.equal(clock.step(), true);
  assert.equal(clock.step(), false);
  assert.equal(log.at(-1), "late at 20");
});

test("the virtual clock keeps order among many events, half of them cancelled", () => {
  const clock = new VirtualClock();
  const times: number[] = [];
  const pending = Array.from({ length: 2000 }, (_, index) => {
    const delay = (index * 7919) % 2003;
    return clock.after(delay, () => times.push(delay));
  });
  for (const [index, event] of pending.entries()) if (index % 2 === 0) event.cancel();
  assert.equal(clock.waiting, 1000);
  clock.run(3000);
  assert.equal(times.length, 1000);
  assert.deepEqual(
    times,
    times.toSorted((a, b) => a - b),
  );
});

test("in real time, virtual time goes on by itself", async () => {
  const lan = new SimLan();
  lan.clock.start();
  await new Promise<void>((done) => {
    lan.clock.after(5_000, done);
  });
  assert.ok(lan.clock.now() >= 5_000);
  lan.close();
});
