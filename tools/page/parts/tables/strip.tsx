/** A bar a board: whole where the row is held, a stump where it is not; none where there is no such table. */
export function Strip({ holders }: { holders: string }) {
  let held = "";
  let lacking = "";
  for (let board = 0; board < holders.length; board++) {
    if (holders[board] === "1") held += `M${board} 0h.8v10h-.8z`;
    else if (holders[board] === "0") lacking += `M${board} 7h.8v3h-.8z`;
  }
  return (
    <svg
      class="strip"
      aria-hidden="true"
      viewBox={`0 0 ${Math.max(1, holders.length)} 10`}
      preserveAspectRatio="none"
    >
      <path d={held} class="strip-held" />
      <path d={lacking} class="strip-lacking" />
    </svg>
  );
}
