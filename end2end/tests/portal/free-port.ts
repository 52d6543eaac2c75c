import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";

/** A port of this machine's own address that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Settings for a portal that knows its address before it opens, as links in mails need it. */
export async function ownAddress(): Promise<NodeJS.ProcessEnv> {
  const address = `127.0.0.1:${await freePort()}`;
  return { CPS_PUBLIC_URL: `http://${address}`, LEPTOS_SITE_ADDR: address };
}
