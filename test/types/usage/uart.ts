// Every function of uart, used as in the manual's examples.

uart.setup(0, 9600, 8, uart.PARITY_NONE, uart.STOPBITS_1, 1);
const [baud, databits, parity, stopbits] = uart.getconfig(0);
print(baud, databits, parity === uart.PARITY_EVEN, parity === uart.PARITY_ODD);
print(stopbits === uart.STOPBITS_1_5, stopbits === uart.STOPBITS_2);
uart.write(0, "Hello, world\n", 0x21);
uart.on(
  "data",
  4,
  (data) => {
    if (data === "quit") uart.on("data");
  },
  0,
);
uart.on("data", "\r", (data) => print(data), 1);
uart.on("data", (data) => print(data));
print(uart.fifodepth(0, uart.DIR_RX), uart.fifodepth(1, uart.DIR_TX), uart.fifodepth());
uart.alt(1);

export function refused(): void {
  // @ts-expect-error "data" is the only event
  uart.on("sent", () => print("never"));
  // @ts-expect-error there are two ports
  uart.write(2, "hello");
  // @ts-expect-error what is to be sent?
  uart.write(0);
  // @ts-expect-error parity and stop bits are missing
  uart.setup(0, 9600, 8);
}
