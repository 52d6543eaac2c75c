import { type Locator, expect } from "@playwright/test";
import type { Member } from "./member";

/** `/demo/clock`, with words of its own: it is no part of the portal. */
export class DemoClock {
  constructor(private readonly member: Member) {}

  async opens(): Promise<void> {
    await this.member.page.goto("/demo/clock");
    await expect(this.member.heading).toHaveText("Clock");
  }

  /** What waits, the first due first. */
  get next(): Locator {
    return this.part("What comes next");
  }

  /** What happened, the latest first. */
  get lately(): Locator {
    return this.part("What happened lately");
  }

  /** What time it is. */
  get now(): Locator {
    return this.member.page.getByRole("definition").first();
  }

  async goesOn(): Promise<void> {
    await this.presses("Next event");
  }

  async presses(button: string): Promise<void> {
    const { page } = this.member;
    // The answer is the same page again, a little later.
    const answered = page.waitForEvent("framenavigated");
    await page.getByRole("button", { name: button, exact: true }).click();
    await answered;
    await page.waitForLoadState();
  }

  private part(heading: string): Locator {
    const { page } = this.member;
    return page.locator("section").filter({ has: page.getByRole("heading", { name: heading, exact: true }) });
  }
}
