/** What a message says becomes a fact. */
import type { Content, Envelope } from "./decode.ts";
import type { Conf } from "./encode.ts";
import type { Fact } from "./point.ts";

/** @param conf of the client that it is from */
export function factOf(
  { id, sent }: Envelope,
  content: Extract<Content, { what: "points" | "system" }>,
  { id: client, hostname, region, zone, dataCenter }: Conf,
): Fact {
  return {
    ...{ id, client, sent: String(sent) },
    origin: {
      host: hostname || client,
      ...(region && { region }),
      ...(zone && { zone }),
      ...(dataCenter && { datacenter: dataCenter }),
    },
    ...(content.what === "points" ? { points: content.points } : { points: [], system: content.system }),
  };
}
