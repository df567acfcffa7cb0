/** How many datagrams pass, as a number: which is all there is of them where nothing may flash. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { amount } from "../../core/units.ts";
import { hear } from "../../state/air.ts";

/** Counted over so many seconds. */
const SPAN = 2;

export function Traffic() {
  const rate = useSignal(0);
  useEffect(() => {
    let count = 0;
    const end = hear((_, total) => {
      count += total;
    });
    const timer = setInterval(() => {
      rate.value = Math.round(count / SPAN);
      count = 0;
    }, SPAN * 1000);
    return () => {
      end();
      clearInterval(timer);
    };
  }, []);
  return <p class="quiet traffic">{amount(rate.value, "datagram")} a second</p>;
}
