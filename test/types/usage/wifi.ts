// Every function of wifi itself, used as in the manual's examples.

wifi.setmode(wifi.STATION);
print(wifi.setmode(wifi.STATIONAP, false) === wifi.STATIONAP);
if (wifi.getmode() === wifi.NULLMODE || wifi.getdefaultmode() === wifi.SOFTAP) print("no station");
print(wifi.getchannel());

const country = wifi.getcountry();
print(country.country, country.start_ch, country.end_ch, country.policy === wifi.COUNTRY_MANUAL);
wifi.setcountry({ country: "US", start_ch: 1, end_ch: 13, policy: wifi.COUNTRY_AUTO });
wifi.setcountry({});

wifi.setphymode(wifi.PHYMODE_N);
const phymode = wifi.getphymode();
print(phymode === wifi.PHYMODE_B || phymode === wifi.PHYMODE_G);
wifi.setmaxtxpower(60);
print(wifi.nullmodesleep(), wifi.nullmodesleep(false));
print(wifi.sleeptype(wifi.NONE_SLEEP) === wifi.LIGHT_SLEEP, wifi.MODEM_SLEEP);

print(wifi.suspend() === 2);
wifi.suspend({
  duration: 10 * 1000 * 1000,
  suspend_cb: () => print("suspended"),
  resume_cb: () => print("resumed"),
  preserve_mode: false,
});
wifi.resume();
wifi.resume(() => print("resumed"));

// SmartConfig, where the build has it.
if (wifi.startsmart !== undefined) {
  wifi.startsmart(0, (ssid, password) => {
    print(ssid, password);
    if (wifi.stopsmart !== undefined) wifi.stopsmart();
  });
}

export function refused(): void {
  // @ts-expect-error there is no such mode
  wifi.setmode(9);
  // @ts-expect-error the mode is missing
  wifi.setphymode();
  // @ts-expect-error the duration is missing
  wifi.suspend({ preserve_mode: true });
  // @ts-expect-error not every build has SmartConfig
  wifi.startsmart(0, () => print("never"));
  // @ts-expect-error the constants cannot be changed
  wifi.STATION = 2;
}
