// Every function of net, used as in the manual's examples.

// A web server: collects the request, answers in pieces, closes.
const server = net.createServer(30);
server.listen(80, (socket) => {
  socket.on("receive", (client, request) => {
    print(request.length);
    client.hold();
    client.send("HTTP/1.0 200 OK\r\n\r\n", (sender) => {
      sender.unhold();
      sender.close();
    });
  });
  socket.on("receive", undefined);
});
server.listen(8080, "192.168.4.1", () => print("a client"));
server.listen(() => print("a client, on whatever port was free"));
const [serverPort, serverIp] = server.getaddr();
if (serverPort !== undefined) print(serverPort + 1, serverIp.length);
server.close();

// A web client.
const client = net.createConnection();
client.on("connection", (socket) => socket.send("GET / HTTP/1.1\r\nHost: example.com\r\n\r\n"));
client.on("sent", (socket) => print("sent", socket.ttl()));
client.on("disconnection", (_socket, code) => print("closed", code));
client.on("reconnection", (_socket, code) => print("failed", code));
client.on("dns", (_socket, ip) => print(ip ?? "no such name"));
client.dns("example.com");
client.dns("example.com", (socket, ip) => {
  if (ip !== undefined) socket.connect(80, ip);
});
client.connect(80, "example.com", (socket) => print("connected", ...socket.getpeer()));
client.ttl(1);
const [peerPort, peerIp] = client.getpeer();
const [ownPort, ownIp] = client.getaddr();
print(peerPort, peerIp, ownPort, ownIp);
client.close();

// UDP: an echo.
const udp = net.createUDPSocket();
udp.listen(5000);
udp.on("receive", (socket, data, port, ip) => socket.send(port, ip, `echo: ${data}`));
udp.on("sent", (socket) => print(socket.ttl()));
udp.on("dns", (socket, ip) => {
  if (ip !== undefined) socket.send(5000, ip, "hello", (sender) => print(...sender.getaddr()));
});
udp.on("sent", undefined);
udp.dns("example.com");
udp.ttl(1);
const [udpPort, udpIp] = udp.getaddr();
print(string.format("local address %s:%d", udpIp ?? "none", udpPort ?? 0));
udp.close();
net.multicastJoin("any", "224.0.0.251");
net.multicastLeave("any", "224.0.0.251");

// DNS and interfaces.
net.dns.setdnsserver("8.8.8.8", 0);
print(net.dns.getdnsserver(0));
net.dns.resolve("example.com", (_none, ip) => print(ip === undefined ? "DNS failed" : ip));
const station = net.ifinfo(0);
if (station !== undefined) {
  print(station.ip, station.netmask, station.gateway, string.byte(station.hwaddr, 1));
  if (station.dhcp !== undefined) {
    print(station.dhcp.server_ip, station.dhcp.client_ip, station.dhcp.ntp_server);
  }
}
print(net.TCP, net.UDP);

// Ping is there only if the build has it.
if (net.ping !== undefined) {
  net.ping("example.com", (bytes, ip, seqno, rtt) => print(bytes, ip, seqno, rtt));
  net.ping(
    "example.com",
    10,
    (bytes) => print(bytes),
    (ip, total, lost, bytes, ms) => print(ip, total, lost, bytes, ms),
  );
}

export function refused(): void {
  // @ts-expect-error the data is missing
  udp.send(5000, "192.168.1.255");
  // @ts-expect-error UDP has no connection, and so no "connection" event
  udp.on("connection", () => print("never"));
  // @ts-expect-error the port comes before the address
  udp.send("192.168.1.255", 5000, "hello");
  // @ts-expect-error the callback's data is a text
  udp.on("receive", (_socket: net.UDPSocket, data: number) => print(data));
  // @ts-expect-error a TCP socket needs its port
  client.connect("example.com");
  // @ts-expect-error the old form: the board would take net.TCP for the timeout
  net.createServer(net.TCP, 30);
  // @ts-expect-error not every build can ping
  net.ping("example.com", (bytes: number) => print(bytes));
  // @ts-expect-error there may be no address
  print(serverIp.length);
}
