/** What real peers produced. */

/** A file of test/vectors. */
export function vector(path: string): string {
  const [file] = io.open(`test/vectors/${path}`, "rb");
  const content = file!.read("*a");
  file!.close();
  return content as unknown as string;
}
