/** The page's parts, and where they stand. */
import { fleet } from "./state/store.ts";

export function App() {
  return (
    <main>
      <h1>hearsay</h1>
      <p>{fleet.value ? `${fleet.value.boards} boards` : "Connecting …"}</p>
    </main>
  );
}
