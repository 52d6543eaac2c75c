import { once } from "node:events";
import { createServer } from "node:net";

/**
 * Systems take the ports of connections that go out from 32768 on. One below stays free between the moment it is found and the moment
 * it is opened, as long as each worker looks among its own.
 */
const FIRST_PORT = 20_000;
const PORTS_PER_WORKER = 1_000;
const ownPorts = FIRST_PORT + Number(process.env.TEST_PARALLEL_INDEX ?? 0) * PORTS_PER_WORKER;

let asked = 0;

/** A port of this machine's own address that nobody listens on. */
export async function freePort(): Promise<number> {
  const port = ownPorts + (asked++ % PORTS_PER_WORKER);
  return (await isFree(port)) ? port : freePort();
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
  } catch {
    return false;
  }
  server.close();
  await once(server, "close");
  return true;
}

/** Settings for a portal that knows its address before it opens, as links in mails need it. */
export async function ownAddress(): Promise<NodeJS.ProcessEnv> {
  const address = `127.0.0.1:${await freePort()}`;
  return { CPS_PUBLIC_URL: `http://${address}`, LEPTOS_SITE_ADDR: address };
}
