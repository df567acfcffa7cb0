/** Keys of messages. */
const { find } = string;

/**
 * Whether peers take a key: not one that hbbpd would not look for below its own folder, nor one that
 * cannot be printed.
 */
export function isGood(key: string): boolean {
  return (
    key !== "" &&
    find(key, "^/")[0] === undefined &&
    find(key, "[^ -~]")[0] === undefined &&
    find(key, "..", 1, true)[0] === undefined
  );
}
