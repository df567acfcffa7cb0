/** Versions of data. */

/** Whether of two versions, which go round from 1 to 255 after none yet, 0, the first is the newer one. */
export function isAhead(version: number, held: number): boolean {
  if (version === 0 || held === 0) return version > held;
  const ahead = (version - held + 255) % 255;
  return ahead > 0 && ahead < 128;
}
