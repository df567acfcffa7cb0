// Every function of websocket, used as in the manual's examples.

if (websocket !== undefined) {
  const ws = websocket.createClient();
  ws.config({ headers: { "User-Agent": "NodeMCU" } });
  ws.on("connection", (client) => client.send("hello!"));
  ws.on("receive", (client, message, opcode) => {
    print(message, opcode === 2 ? "binary" : "text");
    client.send(message, 2);
  });
  ws.on("close", (_client, status) => print("closed", status));
  ws.on("receive", undefined);
  ws.connect("ws://echo.websocket.org");
  ws.close();
}

export function refused(ws: websocket.Client): void {
  // @ts-expect-error there is no "sent"
  ws.on("sent", () => print("never"));
  // @ts-expect-error the URL is missing
  ws.connect();
  // @ts-expect-error pings are the firmware's own affair
  ws.send("ping", 9);
  // @ts-expect-error the status is a number
  ws.on("close", (_client: websocket.Client, status: string) => print(status));
}
