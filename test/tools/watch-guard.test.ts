/** Who is let in: requests by this machine's names from this server's own page, and nobody else. */
import assert from "node:assert/strict";
import { get, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import { hostname, networkInterfaces } from "node:os";
import { test } from "node:test";
import { WebSocket } from "ws";
import { bearer, Guard, isLoopback } from "../../tools/watch/guard.ts";
import { serve, ToySource } from "./watch-fleet.ts";

const asked = (headers: IncomingHttpHeaders) => ({ headers }) as IncomingMessage;

/** Whether a guard lets a request with these headers in. */
function lets(guard: Guard, headers: IncomingHttpHeaders): boolean {
  const words = guard.refuses(asked(headers));
  if (words !== undefined) assert.match(words, /localhost|open its own/);
  return words === undefined;
}

const HERE = "127.0.0.1:8266";

test("bound to loopback: loopback's names and addresses, with the port", () => {
  const guard = new Guard({ bind: "127.0.0.1", port: 8266 });
  for (const host of [HERE, "localhost:8266", "LOCALHOST:8266", "127.0.8.1:8266", "[::1]:8266"]) {
    assert.ok(lets(guard, { host }), host);
  }
  const foreign = [
    ...[
      "evil.example:8266",
      "evil.example",
      "127.0.0.1",
      "127.0.0.1:80",
      "localhost:8267",
      "0.0.0.0:8266",
      "",
    ],
    ...[
      "localhost.evil.example:8266",
      "evil@localhost:8266",
      "localhost:8266@evil.example",
      "localhost:8266/",
      "192.168.1.2:8266",
    ],
    ...["127.0.0.1:8266 evil", "[::2]:8266", "localhost:8266:8266", `${hostname()}x:8266`, "localhost:99999"],
  ];
  for (const host of foreign) assert.ok(!lets(guard, { host }), host);
  assert.ok(!lets(guard, {}));
});

test("pages of other origins are refused, and requests that hide theirs", () => {
  const guard = new Guard({ bind: "127.0.0.1", port: 8266 });
  for (const origin of ["http://127.0.0.1:8266", "http://localhost:8266"])
    assert.ok(lets(guard, { host: HERE, origin }), origin);
  const foreign = [
    "http://evil.example",
    "https://127.0.0.1:8266",
    "http://127.0.0.1:3000",
    "null",
    "",
    "file://",
    "http://127.0.0.1:8266.evil.example",
  ];
  for (const origin of foreign) assert.ok(!lets(guard, { host: HERE, origin }), origin);
  const fetched = (site: string, mode: string) =>
    lets(guard, { host: HERE, "sec-fetch-site": site, "sec-fetch-mode": mode });
  assert.ok(fetched("same-origin", "cors"));
  assert.ok(fetched("none", "navigate"));
  assert.ok(fetched("cross-site", "navigate"));
  assert.ok(!fetched("cross-site", "no-cors"));
  assert.ok(!fetched("same-site", "no-cors"));
});

test("port 80 needs no number", () => {
  assert.ok(lets(new Guard({ bind: "127.0.0.1", port: 80 }), { host: "localhost" }));
});

test("bound beyond loopback: this machine's own addresses and names, too", () => {
  const guard = new Guard({ bind: "0.0.0.0", port: 8266 });
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const own = addresses.filter(({ family }) => family === "IPv4").map(({ address }) => address);
  for (const name of [hostname(), `${hostname()}.local`, "localhost", ...own]) {
    assert.ok(lets(guard, { host: `${name}:8266` }), name);
  }
  for (const name of ["evil.example", "192.0.2.77", `${hostname()}.evil.example`]) {
    assert.ok(!lets(guard, { host: `${name}:8266` }), name);
  }
});

test("what is loopback", () => {
  for (const host of ["localhost", "127.0.0.1", "127.255.0.1", "::1"]) assert.ok(isLoopback(host), host);
  for (const host of ["0.0.0.0", "::", "192.168.1.2", "fe80::1", "localhost.evil.example"])
    assert.ok(!isLoopback(host), host);
});

test("the token", () => {
  const open = new Guard({ bind: "127.0.0.1", port: 8266 });
  assert.ok(open.allows(undefined));
  const closed = new Guard({ bind: "0.0.0.0", port: 8266, token: "abc" });
  assert.ok(closed.allows("abc"));
  for (const guess of [undefined, "", "ab", "abcd", "ABC"]) assert.ok(!closed.allows(guess), guess);
  assert.equal(bearer(asked({ authorization: "Bearer abc" })), "abc");
  assert.equal(bearer(asked({ authorization: "bearer abc" })), "abc");
  assert.equal(bearer(asked({ authorization: "Basic abc" })), undefined);
  assert.equal(bearer(asked({})), undefined);
});

test("foreign requests to a server: 403 in words, over HTTP and to the websocket", async (t) => {
  const server = await serve(t, new ToySource());
  const { port } = server;
  const answer = (path: string, headers: Record<string, string>) =>
    new Promise<{ status: number | undefined; text: string }>((done, failed) => {
      get({ host: "127.0.0.1", port, path, headers }, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (piece) => {
          text += piece;
        });
        response.on("end", () => done({ status: response.statusCode, text }));
      }).on("error", failed);
    });
  for (const path of ["/", "/api/picture", "/api/board/0"]) {
    const { status, text } = await answer(path, { host: `evil.example:${port}` });
    assert.equal(status, 403);
    assert.match(text, /evil.example.*is no name of this server: ask for localhost/);
  }
  assert.equal((await answer("/", {})).status, 200);
  assert.equal((await answer("/../package.json", {})).status, 404);

  const refused = (path: string, headers: Record<string, string>) =>
    new Promise<number | undefined>((done, failed) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
      socket.on("unexpected-response", (_, { statusCode }) => done(statusCode));
      socket.on("open", () => failed(new Error("it was let in")));
    });
  assert.equal(await refused("/live", { origin: "http://evil.example" }), 403);
  assert.equal(await refused("/live", { host: "evil.example" }), 403);
  assert.equal(await refused("/elsewhere", {}), 403);
});
