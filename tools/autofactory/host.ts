/** What a session and its server know of each other. */
import type { Names } from "./decode.ts";
import type { Conf } from "./encode.ts";
import type { Guard } from "./guard.ts";
import type { Sender } from "./intake.ts";
import type { MessageIds } from "./message-id.ts";
import type { Fact } from "./point.ts";
import type { Session } from "./session.ts";
import type { System } from "./system.ts";

/** Why the server closes a connection: codes of RFC 6455, and of our own. */
export const CLOSE = {
  leaving: [1001, "the server stops"],
  nameless: [1008, "no id"],
  full: [1013, "no room, try again later"],
  replaced: [4000, "this id connected again"],
  removed: [4001, "this id was removed"],
  silent: [4002, "three heartbeats missed"],
} as const;

export type Why = keyof typeof CLOSE;

/** What a session asks of its server. */
export interface Host {
  readonly ids: MessageIds;
  readonly guard: Guard;
  readonly rate: number;
  /** Who this is: the id as it has it, or a new one; undefined: there are too many. */
  identify(session: Session, presented: string): string | undefined;
  confOf(id: string): Conf;
  /** The client said something good. */
  heard(id: string, said: { names?: Names; system?: System }): void;
  /** @param bytes of the message that it came in */
  take(fact: Fact, bytes: number, sender: Sender): void;
  bad(): void;
  /** It said the same under two ids. */
  twice(): void;
  left(session: Session): void;
}
