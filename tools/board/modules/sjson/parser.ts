/**
 * JSON in pieces, accepting and refusing what jsonsl does (the parser inside NodeMCU's sjson), with
 * its names for errors. Text is one character a byte. Nothing of Lua in here.
 */

/** Where values go. `key` is a member's name, or the position in a list (from 1). */
export interface JsonTarget {
  open(type: "list" | "object", key: string | number, level: number): void;
  close(level: number): void;
  value(value: string | number | boolean | null, key: string | number): void;
}

interface Level {
  type: "root" | "list" | "object";
  /** Names and values so far. */
  elements: number;
  /** Values so far, in a list. */
  used: number;
}

/** What a value is being read: a string, a member's name, or a bare word (number, true, false, null). */
type Token = "string" | "key" | "word";

const SPACE = " \t\n\r";
const WORD_ENDS = `${SPACE}",:[]{}\\`;
const WORDS: Record<string, boolean | null> = { true: true, false: false, null: null };
const NUMBER = /^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$/;
const ESCAPES: Record<string, string> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/** A parse error: jsonsl's name of it. */
export class JsonError extends Error {}

export class JsonParser {
  /** The outermost list or object is closed; what follows is ignored. */
  complete = false;
  #levels: Level[] = [{ type: "root", elements: 0, used: 0 }];
  #token: Token | undefined;
  #text = "";
  #escaped = false;
  #key: string | undefined;
  #canInsert = true;
  /** The structural character that would be right here, and the last one there was. */
  #expecting = "";
  #last = "";

  /** @param depth levels of nesting, the values of the innermost one included */
  constructor(
    readonly target: JsonTarget,
    readonly depth: number,
  ) {}

  /** Takes more text. Throws {@link JsonError}. */
  feed(text: string): void {
    for (const char of text) {
      if (this.complete) return;
      this.#take(char);
    }
  }

  get #level(): Level {
    return this.#levels[this.#levels.length - 1]!;
  }

  #take(char: string): void {
    if (this.#token === "string" || this.#token === "key") {
      this.#string(char);
      return;
    }
    if (this.#token === "word") {
      if (!WORD_ENDS.includes(char)) {
        this.#text += char;
        this.#checkWord();
        return;
      }
      this.#endWord();
    }
    if (SPACE.includes(char)) return;
    if (char === '"') this.#quote();
    else if (char === "\\") throw new JsonError("ESCAPE_OUTSIDE_STRING");
    else if (char === ":") this.#colon();
    else if (char === ",") this.#comma();
    else if (char === "{" || char === "[") this.#open(char);
    else if (char === "}" || char === "]") this.#close(char);
    else this.#word(char);
  }

  #string(char: string): void {
    if (this.#escaped) {
      if (!'"\\/bfnrtu'.includes(char)) throw new JsonError("ESCAPE_INVALID");
      this.#escaped = false;
      this.#text += char;
    } else if (char === '"') this.#endString();
    else if (char < " ") throw new JsonError("WEIRD_WHITESPACE");
    else {
      this.#escaped = char === "\\";
      this.#text += char;
    }
  }

  #endString(): void {
    const token = this.#token;
    this.#token = undefined;
    this.#canInsert = false;
    const text = resolveEscapes(this.#text);
    if (token === "key") this.#key = text;
    else this.target.value(text, this.#nextKey());
  }

  #quote(): void {
    const level = this.#level;
    if (level.type === "root") throw new JsonError("STRING_OUTSIDE_CONTAINER");
    this.#canInsert = false;
    level.elements++;
    let token: Token = "string";
    if (level.type === "object" && level.elements % 2 === 1) {
      if (this.#expecting !== '"') throw new JsonError("STRAY_TOKEN");
      token = "key";
    } else if (level.type === "object" && this.#last !== ":") throw new JsonError("MISSING_TOKEN");
    this.#expecting = token === "key" ? ":" : ",";
    this.#last = "";
    this.#begin(token, "");
  }

  #begin(token: Token, text: string): void {
    this.#checkDepth();
    this.#token = token;
    this.#text = text;
  }

  #checkDepth(): void {
    if (this.#levels.length - 1 >= this.depth - 1) throw new JsonError("LEVELS_EXCEEDED");
  }

  #word(char: string): void {
    if (!/[-0-9tfn]/.test(char)) {
      const name = char === "\0" ? "FOUND_NULL_BYTE" : char < " " ? "WEIRD_WHITESPACE" : "SPECIAL_EXPECTED";
      throw new JsonError(name);
    }
    this.#insert();
    this.#begin("word", char);
  }

  /** Whether the word so far can still become one; jsonsl says so at once. */
  #checkWord(): void {
    const text = this.#text;
    if (/^[-0-9]/.test(text)) {
      if (!/^-?(0|[1-9][0-9]*)?(\.[0-9]*)?([eE][+-]?[0-9]*)?$/.test(text) || /^-[.eE]/.test(text)) {
        throw new JsonError("INVALID_NUMBER");
      }
    } else if (!Object.keys(WORDS).some((word) => word.startsWith(text))) {
      throw new JsonError("SPECIAL_EXPECTED");
    }
  }

  #endWord(): void {
    const text = this.#text;
    this.#token = undefined;
    this.#canInsert = false;
    let value: number | boolean | null;
    if (/^[-0-9]/.test(text)) {
      if (!NUMBER.test(text)) throw new JsonError("INVALID_NUMBER");
      value = Number(text);
    } else {
      if (!(text in WORDS)) throw new JsonError("SPECIAL_INCOMPLETE");
      value = WORDS[text]!;
    }
    this.#expecting = ",";
    this.#last = "";
    // Outside of everything a value is read, and there is nowhere to put it.
    this.target.value(value, this.#nextKey());
  }

  /** A value that is no string begins: there must be room for one. */
  #insert(): void {
    const level = this.#level;
    if (level.type === "object" && level.elements % 2 === 0) throw new JsonError("HKEY_EXPECTED");
    if (!this.#canInsert) throw new JsonError("CANT_INSERT");
    level.elements++;
  }

  #colon(): void {
    if (this.#expecting !== ":") throw new JsonError("STRAY_TOKEN");
    this.#last = ":";
    this.#canInsert = true;
    this.#expecting = '"';
  }

  #comma(): void {
    if (this.#expecting !== ",") throw new JsonError("STRAY_TOKEN");
    if (this.#level.type !== "object") this.#canInsert = true;
    this.#last = ",";
    this.#expecting = '"';
  }

  #open(char: string): void {
    this.#insert();
    this.#checkDepth();
    const type = char === "{" ? "object" : "list";
    this.target.open(type, this.#nextKey(), this.#levels.length);
    this.#levels.push({ type, elements: 0, used: 0 });
    this.#canInsert = true;
    if (type === "object") this.#expecting = '"';
    this.#last = "";
  }

  #close(char: string): void {
    if (this.#last === ",") throw new JsonError("TRAILING_COMMA");
    const level = this.#level;
    if (level.type !== (char === "}" ? "object" : "list")) throw new JsonError("BRACKET_MISMATCH");
    if (level.type === "object" && level.elements % 2 !== 0) throw new JsonError("VALUE_EXPECTED");
    this.#canInsert = false;
    this.#expecting = ",";
    this.#last = "";
    this.#levels.pop();
    this.target.close(this.#levels.length);
    if (this.#levels.length === 1) this.complete = true;
  }

  /** The key of the value that ends or opens now. */
  #nextKey(): string | number {
    const key = this.#key;
    this.#key = undefined;
    if (key !== undefined) return key;
    return this.#level.type === "root" ? 1 : ++this.#level.used;
  }
}

/** A string's text with its escapes resolved; what is beyond the first plane's own characters is `?`. */
function resolveEscapes(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replace(/\\(?:u(.{0,4})|(.))/gs, (_, code: string | undefined, char: string) => {
    if (code === undefined) return ESCAPES[char] ?? char;
    let point = 0;
    for (const digit of code) {
      const c = digit.charCodeAt(0);
      point = point * 16 + ((c <= 57 ? c : c - 55) & 15);
    }
    const lone = point >= 0xd800 && point < 0xe000;
    return lone ? "?" : Buffer.from(String.fromCodePoint(point), "utf8").toString("latin1");
  });
}
