// Every function of mqtt, used as in the manual's examples.

mqtt.Client("clientid", 120);
const client = mqtt.Client("clientid", 120, "user", "password", 1, 2048);
client.lwt("/lwt", "offline");
client.lwt("/lwt", "offline", 0, 0);
client.on("connect", () => print("connected"));
client.on("offline", (c) => c.connect("broker.local"));
client.on("message", (_c, topic, message) => print(topic, message ?? "nothing"));
client.on("overflow", (_c, topic, message) => print(topic, "cut off:", message));
client.on("connfail", (_c, reason) => print(reason));

const words: Record<number, string> = {
  [mqtt.CONN_FAIL_SERVER_NOT_FOUND]: "no broker there",
  [mqtt.CONN_FAIL_NOT_A_CONNACK_MSG]: "not a broker",
  [mqtt.CONN_FAIL_DNS]: "no such name",
  [mqtt.CONN_FAIL_TIMEOUT_RECEIVING]: "no answer",
  [mqtt.CONN_FAIL_TIMEOUT_SENDING]: "could not send",
  [mqtt.CONNACK_ACCEPTED]: "accepted",
  [mqtt.CONNACK_REFUSED_PROTOCOL_VER]: "another version of MQTT",
  [mqtt.CONNACK_REFUSED_ID_REJECTED]: "client id refused",
  [mqtt.CONNACK_REFUSED_SERVER_UNAVAILABLE]: "unavailable",
  [mqtt.CONNACK_REFUSED_BAD_USER_OR_PASS]: "wrong user or password",
  [mqtt.CONNACK_REFUSED_NOT_AUTHORIZED]: "not authorized",
};
client.connect(
  "192.168.11.118",
  1883,
  false,
  (c) => {
    c.subscribe("/topic", 0, () => print("subscribed"));
    c.publish("/topic", "hello", 0, 0, () => print("sent"));
  },
  (_c, reason) => print("failed:", words[reason]),
);
client.connect("192.168.11.118", 1883, () => print("connected"));
client.connect(
  "192.168.11.118",
  (c) => print(c.publish("/topic", "hello", 1, 1)),
  (_c, reason) => print(reason),
);
client.subscribe({ "topic/0": 0, "topic/1": 1, topic2: 2 }, () => print("subscribed"));
client.unsubscribe("/topic", () => print("unsubscribed"));
client.unsubscribe({ "topic/0": 0, topic2: "anything" });
client.close();

export function refused(): void {
  // @ts-expect-error qos and retain are missing
  client.publish("/topic", "hello");
  // @ts-expect-error there is no qos 3
  client.subscribe("/topic", 3);
  // @ts-expect-error a callback cannot be taken away
  client.on("message", undefined);
  // @ts-expect-error true or false; the numbers are deprecated
  client.connect("192.168.11.118", 1883, 0);
  // @ts-expect-error the reason is a number
  client.on("connfail", (_c: mqtt.Client, reason: string) => print(reason));
}
