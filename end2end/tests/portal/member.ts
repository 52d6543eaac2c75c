import { type Locator, type Page, type Response, expect } from "@playwright/test";
import { type Account, PASSWORD } from "./accounts";
import { type Words, wordsOf } from "./words";

declare global {
  interface Window {
    portalIsAwake?: boolean;
    portalIsTheSame?: boolean;
  }
}

/** Somebody in front of a page of the portal. */
export class Member {
  /** The words of the language that they read. */
  words: Words = wordsOf("en");

  constructor(
    readonly page: Page,
    /** The portal's address. */
    readonly url: string,
    /** Whether the browser runs script. */
    readonly hasScript: boolean,
  ) {}

  /** Signs in without looking at the page, and reads the account's language from then on. */
  async isSignedInAs(account: Account): Promise<void> {
    const answer = await this.sends("sign_in", { email: account.email, password: PASSWORD });
    expect(answer, "signing in").toBeLessThan(400);
    this.reads(account);
  }

  /** Reads the account's or the application's language from now on. */
  reads(account: Pick<Account, "language">): void {
    this.words = wordsOf(account.language);
  }

  /** Sends a form as the browser would, and returns the status of the answer. */
  async sends(endpoint: string, form: Record<string, string>): Promise<number> {
    const headers = { origin: this.url };
    const options = { form, headers, maxRedirects: 0 };
    const answer = await this.page.request.post(`${this.url}/api/${endpoint}`, options);
    return answer.status();
  }

  /** Opens an address by a load, and waits until the page can do all it will ever do. */
  async opens(path: string): Promise<Response> {
    const response = await this.page.goto(path);
    if (response === null) {
      throw new Error(`${path} was not loaded`);
    }
    await this.awaitsScript();
    return response;
  }

  /** Loads the page again. */
  async reloads(): Promise<void> {
    await this.page.reload();
    await this.awaitsScript();
  }

  /** Waits until the WebAssembly has taken over, where there is script to do so. */
  async awaitsScript(): Promise<void> {
    if (this.hasScript) {
      await this.page.waitForFunction(() => window.portalIsAwake === true);
    }
  }

  /** A second tab of the same browser. */
  async opensTab(): Promise<Member> {
    const tab = new Member(await this.page.context().newPage(), this.url, this.hasScript);
    tab.words = this.words;
    return tab;
  }

  /** Turns to this tab: the browser hardly draws the others. */
  async turnsHere(): Promise<void> {
    await this.page.bringToFront();
  }

  /** Takes these steps; with script, no step may load a page. */
  async staysOnThePage(steps: () => Promise<void>): Promise<void> {
    if (this.hasScript) {
      await this.page.evaluate(() => {
        window.portalIsTheSame = true;
      });
    }
    await steps();
    if (this.hasScript) {
      const isTheSame = await this.page.evaluate(() => window.portalIsTheSame);
      expect(isTheSame, "nothing reloads").toBe(true);
    }
  }

  /** Expects to stand at an address of the portal. */
  async isAt(path: RegExp | string): Promise<void> {
    const expected = typeof path === "string" ? this.url + path : path;
    await expect(this.page).toHaveURL(expected);
  }

  get heading(): Locator {
    return this.page.getByRole("heading", { level: 1 });
  }

  /** The tabs of the black bar. */
  get tabs(): Locator {
    return this.page.getByRole("navigation", { name: this.words.portal.sections });
  }

  /** What the page says went well. */
  get notice(): Locator {
    return this.page.getByRole("status");
  }

  /** What the page says is the matter. */
  get alert(): Locator {
    return this.page.getByRole("alert");
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  link(name: string): Locator {
    return this.page.getByRole("link", { name, exact: true });
  }
}

/** Tells when the WebAssembly has taken over: the router then listens for the Back button. */
export function announceAwakening(): void {
  const listen = window.addEventListener.bind(window);
  window.addEventListener = (...what: Parameters<typeof listen>) => {
    listen(...what);
    if (what[0] === "popstate") {
      setTimeout(() => {
        window.portalIsAwake = true;
      });
    }
  };
}
