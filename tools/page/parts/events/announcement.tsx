import { useEffect, useState } from "preact/hooks";
import { happenings } from "../../state/store.ts";

/** A flood of events is of no use to who listens: at most one sentence in so many milliseconds. */
const PAUSE = 5000;

/** Tells screen readers, now and then, how many events there were, and the last of them. */
export function Announcement() {
  const [words, setWords] = useState("");
  useEffect(() => {
    let told = happenings.peek().at(-1)?.id ?? 0;
    const timer = setInterval(() => {
      const news = happenings.peek().filter(({ id }) => id > told);
      const last = news.at(-1);
      if (!last) return;
      told = last.id;
      setWords(news.length === 1 ? last.text : `${news.length} new events. The last: ${last.text}`);
    }, PAUSE);
    return () => clearInterval(timer);
  }, []);
  return (
    <p class="unseen" aria-live="polite">
      {words}
    </p>
  );
}
