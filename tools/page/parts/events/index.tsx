/** What happened, in words. */
import { useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import { amount } from "../../core/units.ts";
import { Scroll } from "../common/scroll.tsx";
import { Announcement } from "./announcement.tsx";
import { EventFilters } from "./filters.tsx";
import { EventItem } from "./item.tsx";
import { found, held, hold, more, release, shown } from "./state.ts";
import "../common/common.css";
import "./events.css";

/** What happened, the newest first, with filters. New events do not move what a person reads. */
export function EventsPanel() {
  const list = useRef<HTMLElement>(null);

  // Asked as the events come, before they are drawn: whether somebody reads further down, or is in it by keyboard.
  const reading = () => {
    const box = list.current;
    return box !== null && (box.scrollTop > 4 || box.querySelector(":focus-visible") !== null);
  };
  useSignalEffect(() => hold(found.value, reading()));

  const { events, fresh, older } = shown.value;
  return (
    <section class="panel events" aria-labelledby="events-title">
      <header>
        <h2 id="events-title">Events</h2>
        <span class="quiet">{amount(found.value.length, "event")}</span>
      </header>
      <EventFilters />
      <div class="events-frame">
        {fresh > 0 && (
          <button
            type="button"
            class="button main events-fresh"
            onClick={() => {
              release();
              list.current?.scrollTo({ top: 0 });
              list.current?.focus({ preventScroll: true });
            }}
          >
            {fresh} new
          </button>
        )}
        <Scroll
          label="Events, newest first"
          box={list}
          onScroll={() => {
            if (!reading() && held.value !== null) release();
          }}
        >
          {events.length === 0 && <Empty />}
          <ol>
            {events.map((event) => (
              <EventItem key={event.id} event={event} />
            ))}
          </ol>
          {older > 0 && (
            <button type="button" class="button" onClick={more}>
              {amount(older, "older event")}
            </button>
          )}
        </Scroll>
      </div>
      <Announcement />
    </section>
  );
}

function Empty() {
  return <p class="note">Nothing like it has happened yet.</p>;
}
