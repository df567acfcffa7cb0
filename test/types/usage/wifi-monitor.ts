// Every function of wifi.monitor, used as in the manual's examples.

if (wifi.monitor !== undefined) {
  const monitor = wifi.monitor;
  monitor.start(13, 0x80, (packet) => {
    print(packet.bssid_hex, packet[0], packet.ie_ssid, packet.rssi);
    print(packet.radio_byte(1), packet.frame_byte(1));
    print(packet.radio_sub(1, 4), packet.frame_sub(1));
    print(packet.radio_subhex(1, 4, " "), packet.frame_subhex(1, -1));
    print(packet.ie_table[0]);
  });
  monitor.start(13, 0x80, 0xfc, (packet) => print(packet.srcmac_hex));
  monitor.start((packet) => print(packet.channel));
  print(monitor.channel(), monitor.channel(6));
  monitor.stop();
}

export function refused(packet: wifi.Packet): void {
  // @ts-expect-error not every build can listen
  wifi.monitor.stop();
  // @ts-expect-error there is no such attribute
  print(packet.colour);
  // @ts-expect-error an attribute may be missing
  print(packet.ie_ssid.length);
  // @ts-expect-error a table on the board, a method only in the manual
  packet.ie_table();
}
