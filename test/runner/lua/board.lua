-- Makes of a desktop Lua one that has NodeMCU's globals, and finds the specs and the firmware; run before
-- any spec is loaded.
package.path = "build/spec/?.lua;lua_out/?.lua;" .. package.path
unpack = unpack or table.unpack
loadstring = loadstring or load
