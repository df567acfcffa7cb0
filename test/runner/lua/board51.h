/* Makes a Lua 5.1 whose compiler has the limits of NodeMCU's: included before each source file of Lua's own. */
/* luaconf.h keeps settings for these, which define the names only afterwards. */
#define lua_c
#define loslib_c
#define LUA_CORE
#define LUA_LIB
#include "luaconf.h"

#undef LUAI_MAXVARS
#define LUAI_MAXVARS 50
