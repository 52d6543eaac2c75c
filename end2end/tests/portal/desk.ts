import { type Locator, expect } from "@playwright/test";
import { staff } from "./accounts";
import type { Member } from "./member";
import { containing } from "./words";

/** Where priority support works: pages without script, at `/staff/…`. */
export class Desk {
  constructor(private readonly member: Member) {}

  /** Signs in and opens a page. */
  async opens(path: string): Promise<void> {
    await this.member.isSignedInAs(staff);
    await this.member.page.goto(path);
  }

  /** The tab of the black bar. */
  tab(name: string): Locator {
    return this.member.tabs.getByRole("link", { name, exact: true });
  }

  /** The applications, requests or mails that are listed. */
  get entries(): Locator {
    return this.member.page.getByRole("main").getByRole("list").first().locator("> li");
  }

  /** The entry with this at its head. */
  entry(title: string): Locator {
    const name = this.member.page.getByRole("heading", { level: 2 }).filter({ hasText: title });
    return this.entries.filter({ has: name });
  }

  /** Presses an entry's button; its name goes on with what it is about. */
  async presses(entry: Locator, name: string): Promise<void> {
    await entry.getByRole("button", { name: new RegExp(`^${containing(`${name} `).source}`) }).click();
  }

  /** The reason that a rejection gives. */
  reason(company: string): Locator {
    return this.entry(company).getByRole("textbox");
  }

  /** Approves the application of a company. */
  async approves(company: string, { withOldAccount = false } = {}): Promise<void> {
    const entry = this.entry(company);
    if (withOldAccount) {
      await entry.getByRole("checkbox").check();
    }
    await this.presses(entry, this.member.words.staff.approve);
    await expect(this.member.notice).toContainText(this.member.words.staff.done_approved);
  }

  /** Rejects the application of a company. */
  async rejects(company: string, reason: string): Promise<void> {
    const entry = this.entry(company);
    await entry.getByText(this.member.words.staff.reject_open, { exact: true }).click();
    await this.reason(company).fill(reason);
    await this.presses(entry, this.member.words.staff.reject);
  }
}
