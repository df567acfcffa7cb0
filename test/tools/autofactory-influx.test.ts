/** What autofactory asks of an InfluxDB, and what it makes of its answers; there is none here, but an HTTP server. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, test } from "node:test";
import { pino } from "pino";
import { placeOf } from "../../tools/autofactory/database-url.ts";
import { Influx } from "../../tools/autofactory/influx.ts";
import type { Fact } from "../../tools/autofactory/point.ts";

type Context = { after(fn: () => unknown): void };

const fact: Fact = {
  ...{ id: "00", client: "abcdefgh", origin: { host: "h" }, sent: "1" },
  points: [{ measurement: "m", tags: {}, fields: { v: 1 }, time: "5" }],
};

/** @param answer the status for a path */
async function database(t: Context, answer: (path: string) => number, path = "") {
  const requests: { what: string; authorization: string | undefined; body: string }[] = [];
  const log: string[] = [];
  const http = createServer(async (request: IncomingMessage, response) => {
    const url = new URL(request.url!, "http://x");
    let body = "";
    for await (const text of request) body += text;
    const { authorization } = request.headers;
    requests.push({ what: decodeURIComponent(`${url.pathname}${url.search}`), authorization, body });
    const status = answer(url.pathname);
    response.writeHead(status);
    response.end(status === 200 ? '{"results":[{}]}' : status === 204 ? "" : '{"error":"no"}');
  }).listen(0, "127.0.0.1");
  await once(http, "listening");
  t.after(() => http.close());
  t.after(() => http.closeAllConnections());
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}${path}`;
  const logger = pino({}, { write: (line: string) => log.push(line) });
  return { influx: new Influx({ url, name: "d", user: "u", password: "p" }, logger), requests, log, url };
}

test("makes the database once, then writes; says who it is", async (t) => {
  const { influx, requests } = await database(t, (path) => (path === "/db/query" ? 200 : 204), "/db");
  await influx.write([fact]);
  await influx.write([fact]);
  // Clients without a point have nothing for a database.
  await influx.write([{ ...fact, points: [] }]);
  assert.deepEqual(
    requests.map(({ what }) => what.replace(/&.*/, "")),
    ['/db/query?q=create database "d"', "/db/write?db=d", "/db/write?db=d"],
  );
  assert.ok(requests.every(({ authorization }) => authorization === `Basic ${btoa("u:p")}`));
  assert.equal(requests[1]!.body, "m,host=h v=1 5");
});

test("may not make the database: says so once, and writes", async (t) => {
  const { influx, requests, log } = await database(t, (path) => (path === "/query" ? 403 : 204));
  await influx.write([fact]);
  await influx.write([fact]);
  assert.equal(requests.length, 3);
  assert.equal(log.filter((line) => /may not make the database/.test(line)).length, 1);
});

test("a database that has gone is made again the next time", async (t) => {
  let there = false;
  const { influx, requests } = await database(t, (path) => (path === "/query" ? 200 : there ? 204 : 404));
  await assert.rejects(influx.write([fact]));
  there = true;
  await influx.write([fact]);
  assert.equal(requests.filter(({ what }) => what.startsWith("/query")).length, 2);
});

for (const status of [401, 500, 503]) {
  test(`${status}: away, and the same facts come again`, async (t) => {
    const { influx, log } = await database(t, (path) => (path === "/query" ? 200 : status));
    await assert.rejects(influx.write([fact]));
    await assert.rejects(influx.write([fact]));
    assert.equal(log.length, 0);
  });
}

test("one that is slow is given less, and longer, until it is quick again", async (t) => {
  let delay = 0;
  const bodies: number[] = [];
  const http = createServer(async (request, response) => {
    let body = "";
    for await (const text of request) body += text;
    if (body !== "") bodies.push(body.split("\n").length);
    setTimeout(() => {
      response.writeHead(request.url!.startsWith("/query") ? 200 : 204);
      response.end('{"results":[{}]}');
    }, delay);
  }).listen(0, "127.0.0.1");
  await once(http, "listening");
  t.after(() => http.close());
  t.after(() => http.closeAllConnections());
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const bounds = { first: 1000, most: 4000 };
  const influx = new Influx({ url, name: "d", user: undefined, password: undefined }, pino(), bounds);
  const facts = Array.from({ length: 8 }, (_, n) => ({ ...fact, id: `0${n}` }));
  const write = () => influx.write(facts).then(({ count }) => count);
  assert.equal(await write(), 8);
  delay = 1500;
  await assert.rejects(write(), /no answer/);
  assert.equal(await write(), 4);
  delay = 0;
  for (const _ of [1, 2]) assert.equal(await write(), 8);
  delay = 1500;
  await assert.rejects(write(), /no answer/);
  assert.deepEqual(bodies, [8, 8, 4, 8, 8, 8]);
});

describe("where it is", () => {
  for (const [url, place, shown] of [
    ["http://db", ["http", "db", 8086, ""], "http://db"],
    ["http://db:80/x/", ["http", "db", 80, "/x"], "http://db:80/x"],
    ["https://db", ["https", "db", 443, ""], "https://db"],
    ["https://db:443", ["https", "db", 443, ""], "https://db:443"],
    ["https://db:8086/a/b", ["https", "db", 8086, "/a/b"], "https://db:8086/a/b"],
    ["http://[::1]", ["http", "[::1]", 8086, ""], "http://[::1]"],
    ["http://me:a%40b:80@db", ["http", "db", 8086, ""], "http://db"],
  ] as const) {
    test(url, () => {
      const { protocol, host, port, path, shown: told } = placeOf(url);
      assert.deepEqual([[protocol, host, port, path], told], [place, shown]);
    });
  }

  test("and who asks, unless it is said otherwise; the log has neither", async (t) => {
    const { requests, influx, log, url } = await database(t, (path) => (path === "/query" ? 200 : 204));
    const named = url.replace("//", "//me:a%40b@");
    const own = new Influx({ url: named, name: "d", user: undefined, password: undefined }, pino());
    assert.equal(own.name, influx.name);
    await own.write([fact]);
    await new Influx({ url: named, name: "d", user: "u", password: "p" }, pino()).write([fact]);
    assert.deepEqual(
      requests.map(({ authorization }) => authorization),
      ["me:a@b", "me:a@b", "u:p", "u:p"].map((who) => `Basic ${btoa(who)}`),
    );
    assert.deepEqual(log, []);
  });
});

test("nobody there: away", async () => {
  const influx = new Influx(
    { url: "http://127.0.0.1:9", name: "d", user: undefined, password: undefined },
    pino(),
  );
  await assert.rejects(influx.write([fact]), /ECONNREFUSED/);
});
