/** What `npm run autofactory -- --help` prints. */
import { homedir } from "node:os";
import { join } from "node:path";

/** Where the store is unless told. */
export function usualStore(): string {
  const base = process.env.XDG_STATE_HOME || join(homedir(), ".local", "state");
  return join(base, "hearsay-autofactory");
}

export const USAGE = `npm run -s autofactory -- [options]       collects facts of boards, until Ctrl-C
npm run -s autofactory -- ls [--json]     the clients that there are
npm run -s autofactory -- set ID KEY=VALUE ...   changes one: hostname, region, zone, dataCenter; in seconds heartbeat,
                                          memInfo, netUsage, cpuUtilization (0: off); KEY= unsets
npm run -s autofactory -- rm ID           forgets one

  --config FILE        JSON: any of these options by name, and periods (docs/autofactory.md); looked at again
                       whenever it changes
  --port N             TCP port (default 8675)
  --bind ADDRESS       where it listens (default 127.0.0.1: this machine alone; 0.0.0.0: everywhere)
  --store FOLDER       where it keeps what it knows (default ${usualStore()})
  --influx URL         writes to InfluxDB 1.x, as http://127.0.0.1:8086, and not to standard output
  --db NAME            the database (default autofacts), made if it is not there
  --user NAME          of InfluxDB; its password with --password, or in AUTOFACTORY_PASSWORD
  --password TEXT
  --token TEXT         clients must present it; better in AUTOFACTORY_TOKEN, which no list of processes shows
  --tls-cert FILE      certificate and key in PEM: clients connect with wss://
  --tls-key FILE
  --max-clients N      connections at a time (default 2000)
  --max-rate N         messages that a client may send in a second; what is more waits (default 100)
  --max-spool MB       facts on disk while InfluxDB is away (default 256)
  --remember N         message ids that are remembered (default 1000000)
  --heartbeat SECONDS, --mem-info SECONDS, --net-usage SECONDS, --cpu-utilization SECONDS
                       how often clients report, where nothing else is said of a region, zone or client
                       (default 5, 15, 15 and 15; 0: off)
  --log-level LEVEL    trace, debug, info, warn, error, fatal or silent (default info)
  -h, --help           this text`;
