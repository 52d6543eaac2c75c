import { STATUS_CODES } from "node:http";
import type { BrowserContext } from "@playwright/test";

const UNUSED_PRELOAD = /\.(js|wasm) was preloaded using link preload but not used/;

/** What the browser's console complains about, on any page of a test, in any of its browsers: there should be nothing. */
export class Complaints {
  private readonly heard: string[] = [];
  private readonly expected: string[] = [];

  constructor(readonly hasScript: boolean) {}

  /** Listens to a browser from now on. */
  listensTo(context: BrowserContext): void {
    context.on("console", (message) => {
      const isComplaint = ["error", "warning"].includes(message.type());
      // Without script nothing uses the WebAssembly that every page announces.
      const isUnused = !this.hasScript && UNUSED_PRELOAD.test(message.text());
      if (isComplaint && !isUnused) {
        this.heard.push(message.text());
      }
    });
    context.on("weberror", (error) => this.heard.push(error.error().message));
  }

  /** Chromium notes every answer that is a refusal; a test that provokes one says so beforehand. */
  expectRefusal(status: number): void {
    this.expected.push(
      `Failed to load resource: the server responded with a status of ${status} (${STATUS_CODES[status] ?? ""})`,
    );
  }

  /** The same for a page in one of its states. */
  expectRefusalOf({ refusal }: { readonly refusal?: number }): void {
    if (refusal !== undefined) {
      this.expectRefusal(refusal);
    }
  }

  /** Expects exactly this line. */
  expectLine(line: string): void {
    this.expected.push(line);
  }

  /** The complaints that nobody expected. */
  unexpected(): string[] {
    const lines = new Set(this.heard.filter((line) => !this.expected.includes(line)));
    return [...lines];
  }
}
