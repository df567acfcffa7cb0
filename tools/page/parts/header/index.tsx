/** The top of the page: whose fleet this is, and how it stands, in a sentence. */

import { headline } from "../../core/headline.ts";
import { open, retryIn } from "../../state/connection.ts";
import { there } from "../../state/insight.ts";
import { connection, control, fleet, now } from "../../state/store.ts";
import { theme, toggle } from "../../state/theme.ts";
import { Link } from "../link/index.tsx";
import { Clock } from "./clock.tsx";
import "./header.css";

export function Header() {
  return (
    <header class="top">
      <h1>
        <img src="./icon.svg" alt="" width="28" height="28" />
        hearsay
      </h1>
      <Standing />
      <div class="tools">
        <Clock />
        {fleet.value?.kind !== "real" && <Link />}
        <button
          type="button"
          class="button round"
          onClick={toggle}
          aria-label={theme.value === "dark" ? "Light colours" : "Dark colours"}
          title={theme.value === "dark" ? "Light colours" : "Dark colours"}
        >
          <span aria-hidden="true">{theme.value === "dark" ? "☀" : "☾"}</span>
        </button>
      </div>
    </header>
  );
}

function Standing() {
  const told = fleet.value && now.value && headline(fleet.value, now.value, there.value);
  return (
    <div class="standing">
      {told && (
        <p class={told.agree ? "agree" : "disagree"}>
          <span class="mark" aria-hidden="true">
            {told.agree ? "✓" : "≠"}
          </span>
          <strong>{told.minds}</strong>
          <span class="quiet">{told.rest}</span>
        </p>
      )}
      <Line />
    </div>
  );
}

function Line() {
  if (connection.value === "open")
    return control.value ? null : <p class="quiet">This page looks on: its link carries no token.</p>;
  if (connection.value === "connecting") return <p role="status">Connecting to hearsay …</p>;
  return (
    <p role="status" class="lost">
      {connection.value === "ended" ? "The program has ended" : "The connection is lost"}; what you see is
      from before. Trying again in {retryIn.value} s.{" "}
      <button type="button" class="chip" onClick={open}>
        Try now
      </button>
    </p>
  );
}
