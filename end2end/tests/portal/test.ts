import { type BrowserContext, test as base, expect } from "@playwright/test";
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
  /** What the portal is told by its environment, beyond the options. */
  settings: NodeJS.ProcessEnv;
  /** The test's own portal. */
  server: Server;
  /** What the console says; at the end of a test it must be nothing. */
  complaints: Complaints;
  /** Somebody with a browser, not signed in. */
  member: Member;
  /** Somebody else with another browser, or the same person in front of it. */
  elsewhere: Member;
}

/** A test with a portal of its own, whose console and whose server's log stay silent. */
export const test = base.extend<Fixtures & PortalOptions>({
  serveOptions: [["--invoice-delay", "1"], { option: true }],

  settings: async ({}, use) => use({}),

  server: async ({ serveOptions, settings }, use) => {
    const server = await Server.start(serveOptions, settings);
    await use(server);
    const logged = await server.stop();
    expect(logged, "the server's log").toEqual([]);
  },

  baseURL: async ({ server }, use) => use(server.url),

  complaints: [
    async ({ context, javaScriptEnabled }, use) => {
      const complaints = new Complaints(javaScriptEnabled !== false);
      await watch(context, complaints);
      await use(complaints);
      expect(complaints.unexpected(), "the browser's console").toEqual([]);
    },
    { auto: true },
  ],

  member: async ({ page, server, javaScriptEnabled }, use) => {
    await use(new Member(page, server.url, javaScriptEnabled !== false));
  },

  elsewhere: async ({ browser, complaints, server, javaScriptEnabled }, use) => {
    const context = await browser.newContext();
    await watch(context, complaints);
    const page = await context.newPage();
    await use(new Member(page, server.url, javaScriptEnabled !== false));
    await context.close();
  },
});

/** Hears what a browser complains about, and learns when its pages are awake. */
async function watch(context: BrowserContext, complaints: Complaints): Promise<void> {
  if (complaints.hasScript) {
    await context.addInitScript(announceAwakening);
  }
  complaints.listensTo(context);
}
