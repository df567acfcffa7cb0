/** A reporter for node:test that writes what `LineReader` reads. Not in TypeScript: Node loads it before tsx. */
import { relative } from "node:path";
import { inspect } from "node:util";

/** A suite that failed only because a test in it did says nothing new. */
const OF_A_CHILD = new Set(["subtestsFailed", "cancelledByParent"]);

function where(data) {
  const file = data.file ? relative(process.cwd(), data.file) : "";
  const name = data.name.replaceAll("\n", " ");
  return file && !data.name.endsWith(file) ? `${file}: ${name}` : name;
}

function detailOf(error) {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  if (cause instanceof Error) return inspect(cause, { depth: 6 });
  return typeof cause === "string" ? cause : inspect(cause, { depth: 6 });
}

export default async function* report(source) {
  for await (const event of source) {
    if (event.type !== "test:pass" && event.type !== "test:fail") {
      if (event.type === "test:stderr" || event.type === "test:stdout") yield event.data.message;
      continue;
    }
    const { data } = event;
    const suite = data.details.type === "suite";
    if (data.skip !== undefined || data.todo !== undefined) {
      const reason = data.skip ?? data.todo;
      yield `\n@@skip ${where(data)}\t${typeof reason === "string" ? reason : ""}\n`;
    } else if (event.type === "test:pass") {
      // A file without any test is reported as a test that has the file's name.
      if (!suite && data.name !== data.file) yield `\n@@pass ${where(data)}\n`;
    } else {
      const { error } = data.details;
      if (error.failureType !== undefined && OF_A_CHILD.has(error.failureType)) continue;
      yield `\n@@fail ${where(data)}\n`;
      for (const line of detailOf(error).split("\n")) yield `@@| ${line}\n`;
    }
  }
  yield "\n@@end\n";
}
