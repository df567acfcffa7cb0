import { Component } from "preact";
import { spreadOf } from "../../core/tables.ts";
import type { TableRowInfo } from "../../protocol.ts";
import { whyNot } from "../common/why.ts";
import { edit, pointed, remove } from "./state.ts";
import { Strip } from "./strip.tsx";

/** A row of a table. Rows are other objects once they change, so the others are not drawn anew. */
export class TableRow extends Component<{ row: TableRowInfo }> {
  override shouldComponentUpdate({ row }: { row: TableRowInfo }): boolean {
    return row !== this.props.row;
  }

  override render({ row }: { row: TableRowInfo }) {
    const { held, of, lacking } = spreadOf(row);
    const gone = row.fields.length === 0;
    const spreading = lacking.length > 0;
    const point = () => {
      pointed.value = row.key;
    };
    return (
      <tr
        class={`${gone ? "gone" : ""} ${spreading ? "spreading" : ""}`}
        onPointerEnter={point}
        onFocusCapture={point}
      >
        <th scope="row">{row.key}</th>
        <td>
          {gone ? (
            <span class="quiet">is gone</span>
          ) : (
            row.fields.map((field, at) => <Field key={at} text={field} first={at === 0} />)
          )}
        </td>
        <td class="held">
          <span class="held-count">
            {spreading && (
              <span class="held-mark" aria-hidden="true">
                ↻
              </span>
            )}
            {held} of {of}
            {spreading && <span class="unseen">, still spreading</span>}
          </span>
          <Strip holders={row.holders} />
        </td>
        <td class="version" title={row.version}>
          {row.version}
        </td>
        <td class="acts">
          <Acts row={row} gone={gone} />
        </td>
      </tr>
    );
  }
}

function Field({ text, first }: { text: string; first: boolean }) {
  return (
    <span class="cell">
      {!first && <span class="unseen">, </span>}
      {text === "" ? <span class="quiet">empty</span> : text}
    </span>
  );
}

/** What can be done to a row; apart, since it changes with the connection and not with the row. */
function Acts({ row, gone }: { row: TableRowInfo; gone: boolean }) {
  const why = whyNot("set-row");
  return (
    <>
      <button
        type="button"
        class="chip"
        aria-label={`Edit ${row.key}`}
        onClick={() => {
          edit(row);
          document.getElementById("row-field-0")?.focus();
        }}
      >
        edit
      </button>
      {!gone && (
        <button
          type="button"
          class="chip"
          aria-label={`Remove ${row.key}`}
          disabled={why !== undefined}
          title={why}
          onClick={() => remove(row.key)}
        >
          remove
        </button>
      )}
    </>
  );
}
