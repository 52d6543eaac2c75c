import { type Locator, expect } from "@playwright/test";
import type { Member } from "./member";
import { containing } from "./words";

/** What every member number looks like. */
export const MEMBER_NUMBER = /^CPS\d{7}$/;

/** "Your CPS Dashboard". */
export class Dashboard {
  constructor(private readonly member: Member) {}

  async opens(): Promise<void> {
    await this.member.opens("/membership");
  }

  /** Expects an active subscription at this level, and returns its member number. */
  async isActive(level: string): Promise<string> {
    const { membership } = this.member.words;
    await expect(this.member.heading).toHaveText(membership.dashboard);
    await expect(this.member.page.getByRole("heading", { name: level, exact: true })).toBeVisible();
    await expect(this.member.page.getByText(membership.active, { exact: true })).toBeVisible();
    const number = this.fact(membership.member_number);
    await expect(number).toHaveText(MEMBER_NUMBER);
    return await number.innerText();
  }

  /** The value beside a term. */
  fact(term: string): Locator {
    const { page } = this.member;
    const name = page.getByRole("term").filter({ hasText: new RegExp(`^${containing(term).source}$`) });
    return page.locator("div", { has: name }).last().getByRole("definition");
  }

  /** Auto-Renewal under "Manage Subscription". */
  get renewalSwitch(): Locator {
    return this.member.page.getByRole("switch", { name: this.member.words.membership.renewal });
  }
}

/** Joins by transfer without looking at the pages, for tests of what comes afterwards. */
export async function subscribes(member: Member, level: string): Promise<void> {
  const headers = { accept: "application/json" };
  const query = `level=${level}&draft=&pay=false`;
  const review = await member.page.request.get(`/api/review_checkout?${query}`, { headers });
  const { key, price } = (await review.json()) as { key: string; price: { net: { amount: number } } };
  const form = { key, level, fee: String(price.net.amount), renewal: "automatic", terms: "true" };
  expect(await member.sends("purchase", form), "purchase").toBeLessThan(400);
  const payment = { key, payment_method: "transfer" };
  expect(await member.sends("check_out", payment), "check_out").toBeLessThan(400);
}
