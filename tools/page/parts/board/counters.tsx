import { computed } from "@preact/signals";
import { type CounterGroup, counterGroups } from "../../core/counters.ts";
import { number } from "../../core/units.ts";
import { detail } from "../../state/store.ts";

const groups = computed(() => counterGroups(detail.value?.counters ?? {}));

/** What its modules have counted since they were loaded. */
export function CounterList() {
  return (
    <section aria-labelledby="counters-title">
      <h3 id="counters-title">Counters</h3>
      {groups.value.length === 0 && <p class="note">It has none: no module has started on it.</p>}
      <div class="counters">
        {groups.value.map((group) => (
          <Group key={group.module} group={group} />
        ))}
      </div>
    </section>
  );
}

function Group({ group: { module, ways, single, causes } }: { group: CounterGroup }) {
  return (
    <table class="grid">
      <thead>
        <tr>
          <th scope="col">{module}</th>
          <th scope="col" class="count">
            in
          </th>
          <th scope="col" class="count">
            out
          </th>
        </tr>
      </thead>
      <tbody>
        {ways.map((way) => (
          <tr key={way.name}>
            <th scope="row">{way.name}</th>
            <td class="count">{number(way.in)}</td>
            <td class="count">{number(way.out)}</td>
          </tr>
        ))}
        {single.map(({ name, count }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td colSpan={2} class="count">
              {number(count)}
            </td>
          </tr>
        ))}
        {causes.map(({ name, total, by }) => (
          <tr key={name} class={total > 0 ? "some" : ""}>
            <th scope="row">{name}</th>
            <td colSpan={2} class="count">
              {total === 0 ? "none" : number(total)}
              {by.map((cause) => (
                <span class="cause" key={cause.name}>
                  {number(cause.count)} {cause.name}
                </span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
