/** A board that has company, for specs. */
import { tell } from "./compact";
import { begun, OTHER, THIRD } from "./talk";

export const FOURTH = "10.0.0.4";

/** A board that knows three others of its kind. */
export function acquainted() {
  const known = begun();
  tell(known.board, OTHER, { ip: OTHER, revision: 1 }, { ip: THIRD }, { ip: FOURTH });
  return known;
}
