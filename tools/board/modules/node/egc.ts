/** node.egc: when the garbage collector runs. */
import type { Args, Members } from "../../module.ts";
import type { Vm } from "../../vm.ts";

export const EGC = { NOT_ACTIVE: 0, ON_ALLOC_FAILURE: 1, ON_MEM_LIMIT: 2, ALWAYS: 4 } as const;

export function egc(vm: Vm): Members {
  return {
    setmode: (args: Args) => {
      const mode = args.integer(1);
      const limit = args.optInteger(2, 0);
      if (mode < 0 || mode > 7) args.argError(1, "invalid mode");
      if (mode & EGC.ON_MEM_LIMIT && limit === 0) args.argError(1, "limit must be non-zero");
      vm.setCollection(mode, limit);
    },
    meminfo: () => [vm.heap.used, vm.heap.used],
    ...EGC,
  };
}
