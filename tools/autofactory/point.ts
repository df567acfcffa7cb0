/** What a message becomes on its way to the output. */
import type { System } from "./system.ts";

/** A whole number of up to 64 bits, as decimal digits. */
export interface Whole {
  whole: string;
}

/** A number is a fraction, for what may have one. */
export type FieldValue = number | string | boolean | Whole;

/** A point as InfluxDB has them. */
export interface Point {
  measurement: string;
  /** Besides those of the client. */
  tags: Record<string, string>;
  fields: Record<string, FieldValue>;
  /** Nanoseconds since 1970, as decimal digits. */
  time: string;
}

/** Whose a record is: tags of all its points. Where nothing is known, there is no tag. */
export interface Origin {
  host: string;
  region?: string;
  zone?: string;
  datacenter?: string;
}

/** A message with facts, as it waits for its turn. JSON can hold it. */
export interface Fact {
  /** Message.ID, as hexadecimal digits. */
  id: string;
  /** The id of the client that sent it. */
  client: string;
  origin: Origin;
  points: Point[];
  /** What a client said of itself (SysInfoJSON): for the inventory, and for who reads lines. */
  system?: System;
  /** When it was sent, as its id says; nanoseconds since 1970, as decimal digits. */
  sent: string;
}
