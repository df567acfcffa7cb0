// Every function of adc, used as in the manual's examples.

if (adc.force_init_mode(adc.INIT_VDD33)) node.restart();
print("supply voltage in mV:", adc.readvdd33());
adc.force_init_mode(adc.INIT_ADC);
print("pin:", adc.read(0));

export function refused(): void {
  // @ts-expect-error there is one channel
  adc.read(1);
  // @ts-expect-error the channel is missing
  adc.read();
  // @ts-expect-error there are two modes
  adc.force_init_mode(1);
}
