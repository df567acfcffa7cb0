// Every function of mdns, used as in the manual's examples.

mdns.register("fishtank");
mdns.register("fishtank", { hardware: "NodeMCU" });
mdns.register("fishtank", {
  description: "Top fishtank",
  service: "http",
  port: 80,
  location: "Living room",
});
mdns.close();

export function refused(): void {
  // @ts-expect-error the host name is missing
  mdns.register();
  // @ts-expect-error a port is a number
  mdns.register("fishtank", { port: "80" });
}
