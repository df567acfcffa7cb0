/**
 * A server's double for boards that tell facts: takes what they send, and acknowledges it or, like the original, does
 * not. What it has taken stays with it, whatever becomes of its connections.
 */
import { openMessage } from "../autofactory/decode.ts";
import { KIND } from "../autofactory/encode.ts";
import { type Conf, confBuffer, idAt, messageBuffer } from "./facts-buffers.ts";

/** What a board has told. */
export interface Fact {
  id: string;
  kind: number;
  data: Buffer;
  /** The whole message. */
  message: Buffer;
}

/** A connection, as the double sees it. */
export interface Peer {
  send(data: Buffer | string): void;
}

export class FactsDouble {
  /** What was told, by message ids; and how often something came that was there. */
  readonly facts = new Map<string, Fact>();
  again = 0;
  /** Texts in the order in which they came: ids of boards. */
  readonly hellos: string[] = [];
  /** Boards that got an id. */
  private named = 0;
  private readonly greeted = new Set<Peer>();
  private readonly asked = new Set<Peer>();

  /** @param micros the time of the day, microseconds since 1970 */
  constructor(
    private readonly micros: () => number,
    public conf: Conf = {},
  ) {}

  tell(peer: Peer, kind: number, data: Uint8Array | string = ""): void {
    const bytes = typeof data === "string" ? Buffer.from(data, "latin1") : data;
    peer.send(messageBuffer(kind, bytes, idAt(this.micros())));
  }

  /** A message of a board's. */
  receive(peer: Peer, data: Buffer): void {
    if (!this.greeted.has(peer)) {
      this.greeted.add(peer);
      const hello = data.toString("latin1");
      this.hellos.push(hello);
      const id = hello === "" ? `board${String(++this.named).padStart(3, "0")}` : hello;
      this.tell(peer, KIND.ClientConf, confBuffer({ id, ...this.conf }));
      this.tell(peer, KIND.EOT);
      return;
    }
    const { id, kind, data: inner } = openMessage(data);
    if (kind === KIND.Command) {
      this.asked.add(peer);
      return;
    }
    if (this.facts.has(id)) this.again++;
    this.facts.set(id, { id, kind, data: Buffer.from(inner), message: data });
    if (this.asked.has(peer))
      this.tell(peer, KIND.Command, Buffer.concat([Buffer.from("ack"), Buffer.from(id, "hex")]));
  }

  /** The values of users' facts of a name that have one number, in the order in which they came. */
  values(name: string): number[] {
    const values: number[] = [];
    for (const { kind, data } of this.facts.values()) {
      if (kind !== KIND.Generic) continue;
      const fact = JSON.parse(data.toString("utf8")) as { name: string; fields: { value: number } };
      if (fact.name === name) values.push(fact.fields.value);
    }
    return values;
  }

  of(kind: number): Fact[] {
    return [...this.facts.values()].filter((fact) => fact.kind === kind);
  }
}
