import { test as base, expect } from "@playwright/test";
import { Complaints } from "./complaints";
import { Member, announceAwakening } from "./member";
import { Server } from "./server";

export { expect };

/** What a test file may ask for with `test.use`. */
export interface PortalOptions {
  /** How `cps serve` is started; the default brings the invoice after a second. */
  serveOptions: string[];
}

interface Fixtures {
  /** The test's own portal. */
  server: Server;
  /** What the console says; at the end of a test it must be nothing. */
  complaints: Complaints;
  /** Somebody with a browser, not signed in. */
  member: Member;
}

/** A test with a portal of its own, whose console and whose server's log stay silent. */
export const test = base.extend<Fixtures & PortalOptions>({
  serveOptions: [["--invoice-delay", "1"], { option: true }],

  server: async ({ serveOptions }, use) => {
    const server = await Server.start(serveOptions);
    await use(server);
    const logged = await server.stop();
    expect(logged, "the server's log").toEqual([]);
  },

  baseURL: async ({ server }, use) => use(server.url),

  complaints: [
    async ({ context, javaScriptEnabled }, use) => {
      const hasScript = javaScriptEnabled !== false;
      if (hasScript) {
        await context.addInitScript(announceAwakening);
      }
      const complaints = new Complaints(context, hasScript);
      await use(complaints);
      expect(complaints.unexpected(), "the browser's console").toEqual([]);
    },
    { auto: true },
  ],

  member: async ({ page, server, javaScriptEnabled }, use) => {
    await use(new Member(page, server.url, javaScriptEnabled !== false));
  },
});
