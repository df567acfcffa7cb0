/**
 * The analogue input, which measures either the pin or the supply voltage.
 *
 * @noSelfInFile
 */
declare namespace adc {
  /** Measure the pin. */
  const INIT_ADC: 0;
  /** Measure the supply voltage. */
  const INIT_VDD33: 255;

  /**
   * Sets what is measured; true if that was a change, which holds after a restart. Raises "Invalid mode",
   * "flash read error", "flash erase error", "flash write error".
   */
  function force_init_mode(mode: typeof INIT_ADC | typeof INIT_VDD33): boolean;
  /** Measures the pin (channel 0): 0 to 1024; 65535 if set to the supply voltage. */
  function read(channel: 0): number;
  /** The supply voltage in mV; 65535 if set to the pin. */
  function readvdd33(): number;
}
