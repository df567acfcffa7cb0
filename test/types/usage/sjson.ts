// Every function of sjson, used as in the manual's examples.

const [encoded, json] = pcall(sjson.encode, { key: "value" });
print(encoded ? json : "cannot be encoded");
print(sjson.encode({ nested: { list: [1, 2, 3] } }, { depth: 5, null: "\0" }));

const decoded = sjson.decode('{"key":"value"}', { depth: 5, null: "\0" });
if (type(decoded) === "table") print(decoded.key);
if (sjson.NULL !== undefined && decoded.key === sjson.NULL) print("null");

// In pieces: what is larger than the heap.
const encoder = sjson.encoder(file.list(), { depth: 2 });
let piece = encoder.read(64);
while (piece !== undefined) {
  print(piece);
  piece = encoder.read();
}

// Keeps only the tables that lie at the top, and of those only what is a number.
const decoder = sjson.decoder({
  metatable: {
    __newindex: (table, key, value) => {
      if (type(value) === "number") rawset(table as Record<string | number, unknown>, key, value);
    },
    checkpath: (_table, path) => path.length < 2,
  },
});
decoder.write("[10, 1");
if (decoder.write('1, "foo"]') !== undefined) print(decoder.result());

export function refused(): void {
  // @ts-expect-error what is to be encoded is missing
  sjson.encode();
  // @ts-expect-error a text is decoded, not a table
  sjson.decode({ key: "value" });
  // @ts-expect-error there is no option "indent"
  sjson.encode({}, { indent: 2 });
  // @ts-expect-error an encoder only reads
  encoder.write("1");
}
