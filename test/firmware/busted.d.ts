/** What specs use of busted and of luassert, its assertions. Source: busted's and luassert's manuals. */

// Specs run on a desktop and may read files there, such as what real boards sent.
/// <reference types="lua-types/core/io" />

/** A group of tests. */
declare function describe(name: string, block: () => void): void;
/** One test; it fails by raising. */
declare function it(name: string, block: () => void): void;
/** A test that is not there yet, counted as skipped. */
declare function pending(reason: string): void;
/** Run around each test of the group. */
declare function before_each(block: () => void): void;
declare function after_each(block: () => void): void;
/** Run once around the tests of the group. */
declare function setup(block: () => void): void;
declare function teardown(block: () => void): void;

/** busted replaces Lua's assert by a table that can still be called. All of these raise when they do not hold. */
declare namespace assert {
  /** The same value, or the same table. */
  function equal<T>(expected: T, actual: T | undefined, message?: string): void;
  function not_equal<T>(expected: T, actual: T | undefined, message?: string): void;
  /** The same contents, however deep. */
  function same<T>(expected: T, actual: T | undefined, message?: string): void;
  function not_same<T>(expected: T, actual: T | undefined, message?: string): void;
  function is_true(value: unknown, message?: string): void;
  function is_false(value: unknown, message?: string): void;
  function is_nil(value: unknown, message?: string): void;
  function is_not_nil(value: unknown, message?: string): void;
  /** Neither false nor nil; false or nil. */
  function truthy(value: unknown, message?: string): void;
  function falsy(value: unknown, message?: string): void;
  function is_string(value: unknown, message?: string): void;
  function is_number(value: unknown, message?: string): void;
  function is_table(value: unknown, message?: string): void;
  function is_function(value: unknown, message?: string): void;
  /** Text that has a Lua pattern in it (or, with `plain`, just this text). */
  function matches(pattern: string, text: unknown, init?: number, plain?: boolean): void;
  /** The block raises; with `expected`, just this error. */
  function has_error(block: () => void, expected?: unknown): void;
  function has_no_error(block: () => void): void;
  /** The block raises a text that has a Lua pattern in it. */
  function error_matches(block: () => void, pattern: string, init?: number, plain?: boolean): void;
}
