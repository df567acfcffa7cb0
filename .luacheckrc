-- The globals that NodeMCU has, for luacheck over lua_out/. What is in neither list does not exist on a
-- board: no os, no io. Lua's own are those that its 5.1 and its 5.3 have in common; whoever needs one that
-- only one of them has must look before calling, and adds it here with the reason.
-- Source: the firmware's lbaselib, lmathlib, lstrlib, ltablib, lcorolib, ldblib of both VMs.

local function fields(names)
  local set = {}
  for name in names:gmatch("%S+") do set[name] = {} end
  return { fields = set }
end

local nodemcu = {
  string = fields("byte char dump find format gmatch gsub len lower match rep reverse sub upper"),
  table = fields("concat insert remove sort"),
  -- Without pi, which an integer build lacks.
  math = fields("abs ceil floor huge max min random randomseed sqrt"),
  coroutine = fields("create resume running status wrap yield"),
  debug = fields("getinfo getlocal getmetatable getregistry getupvalue sethook setlocal setmetatable setupvalue traceback"),
  package = fields("loaders path"),
}
nodemcu.package.fields.loaded = { read_only = false, other_fields = true }
nodemcu.package.fields.preload = { read_only = false, other_fields = true }

for name in ([[
  _G _VERSION assert collectgarbage dofile error getmetatable ipairs load loadfile loadstring next pairs pcall print
  rawequal rawget rawset require select setmetatable tonumber tostring type unpack xpcall ROM
]]):gmatch("%S+") do
  nodemcu[name] = {}
end
-- TypeScript's modules cannot say `package`, a reserved word there: it comes as _G.package.
nodemcu._G = {
  other_fields = true,
  fields = { package = nodemcu.package, getNetworkState = { read_only = false } },
}

-- NodeMCU's modules. Which of their functions exist is checked by types/, before this.
for name in ([[
  adc ads1115 adxl345 am2320 apa102 bit bloom bme280 bme680 bmp085 coap color_utils cron crypto dcc dht encoder
  enduser_setup file gdbstub gpio hdc1080 hmc5883l http hx711 i2c l3g4200d mcp4725 mdns mqtt net node ow pcm perf
  pipe pixbuf pwm pwm2 rfswitch rotary rtcfifo rtcmem rtctime si7021 sigma_delta sjson sntp softuart somfy spi
  struct switec tcs34725 tls tm1829 tmr tsl2561 u8g2 uart ucg websocket wiegand wifi wps ws2801 ws2812
  ws2812_effects xpt2046
]]):gmatch("%S+") do
  nodemcu[name] = { other_fields = true }
end

stds.nodemcu = { read_globals = nodemcu }
std = "nodemcu"

-- What the firmware defines on purpose: typed at the console, it prints what the fleet knows.
globals = { "getNetworkState" }

-- lua_out/ is printed by the transpiler, so the shape of a line is nobody's doing.
max_line_length = false
ignore = {
  "21[1-3]/____.*", -- unused: names that the transpiler makes up begin with four underscores
  "231/____.*",
  "581", -- `not (x ~= y)` is how the transpiler writes some comparisons
  "542", -- an empty branch is how the transpiler prints an if with nothing but comments in it
}
