/*
 * Makes a Lua 5.1 whose numbers are 32-bit integers, as NodeMCU's integer build has them: included before
 * each source file of Lua's own. Quotients and remainders round towards minus infinity, nothing can be
 * divided by zero, a text with a fraction is no number, and sums wrap around.
 */
#include <limits.h>
#include <math.h>
#include <stdlib.h>

/* luaconf.h keeps some settings for these two files, which define the names only afterwards. */
#define lua_c
#define loslib_c
#include "luaconf.h"

#undef LUA_NUMBER_DOUBLE
#undef LUA_NUMBER
#undef LUAI_UACNUMBER
#undef LUA_NUMBER_SCAN
#undef LUA_NUMBER_FMT
#undef lua_number2str
#undef lua_str2number
#undef lua_number2int
#undef lua_number2integer

#define LUA_NUMBER int
#define LUAI_UACNUMBER int
#define LUA_NUMBER_SCAN "%d"
#define LUA_NUMBER_FMT "%d"
#define lua_number2str(s, n) sprintf((s), LUA_NUMBER_FMT, (n))
#define lua_str2number(s, p) integer_parse((s), (p))
#define lua_number2int(i, n) ((i) = (int)(n))
#define lua_number2integer(i, n) ((i) = (lua_Integer)(n))

#define luai_numadd(a, b) ((int)((unsigned)(a) + (unsigned)(b)))
#define luai_numsub(a, b) ((int)((unsigned)(a) - (unsigned)(b)))
#define luai_nummul(a, b) ((int)((unsigned)(a) * (unsigned)(b)))
#define luai_numunm(a) ((int)(0u - (unsigned)(a)))
#define luai_numdiv(a, b) integer_divide(L, (a), (b))
#define luai_nummod(a, b) integer_modulo(L, (a), (b))
#define luai_numpow(a, b) integer_power((a), (b))
#define luai_numeq(a, b) ((a) == (b))
#define luai_numlt(a, b) ((a) < (b))
#define luai_numle(a, b) ((a) <= (b))
#define luai_numisnan(a) 0

#include "lua.h"
#include "lauxlib.h"

#ifdef LENIENT_LITERALS
/* The compiler alone reads a fraction in a source text, and cuts it: desktop libraries have some. */
#include "lobject.h"
#define luaO_str2d(s, result) integer_literal((s), (result))
#endif

#pragma GCC diagnostic ignored "-Wunused-function"

/* lcode.c folds constants without a lua_State at hand, and never divides by zero: there, this one is L. */
static lua_State *L __attribute__((unused));

static int integer_parse(const char *s, char **end) {
  long n = strtol(s, end, 10);
  return n > INT_MAX ? INT_MAX : n < INT_MIN ? INT_MIN : (int)n;
}

static int integer_literal(const char *s, lua_Number *result) {
  char *end;
  double n = strtod(s, &end);
  int hex = s[0] == '0' && (s[1] == 'x' || s[1] == 'X');
  *result = hex ? (int)strtoul(s, &end, 16) : n > INT_MAX ? INT_MAX : (int)n;
  return *end == '\0';
}

static int integer_divide(lua_State *state, int a, int b) {
  if (b == 0) luaL_error(state, "divide by zero");
  if (b == -1) return luai_numunm(a);
  return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

static int integer_modulo(lua_State *state, int a, int b) {
  if (b == 0) luaL_error(state, "modulo by zero");
  if (b == -1) return 0;
  return a % b + (a % b != 0 && (a < 0) != (b < 0) ? b : 0);
}

static int integer_power(int base, int exponent) {
  unsigned power = 1;
  if (exponent < 0) return 0;
  while (exponent-- > 0) power *= (unsigned)base;
  return (int)power;
}
