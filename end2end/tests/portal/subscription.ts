import { type Locator, expect } from "@playwright/test";
import type { Member } from "./member";
import { CARDS, ProviderPage, type TestCard } from "./provider";
import { containing, filled } from "./words";

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

  get anotherCardButton(): Locator {
    return this.member.button(this.member.words.invoices.another_card);
  }

  /** The level at which the subscription renews. */
  get nextLevel(): Locator {
    return this.member.page.getByLabel(this.member.words.membership.next_level, { exact: true });
  }

  async choosesNextLevel(level: string): Promise<void> {
    await this.nextLevel.selectOption({ label: level });
    await this.member.button(this.member.words.membership.next_level_save).click();
  }

  /** Unfolds the offer of a dearer level. */
  async wantsUpgrade(level: string): Promise<void> {
    await this.unfolds(filled(this.member.words.membership.upgrade_to, { level }));
  }

  async upgrades(level: string, price: string): Promise<void> {
    await this.member.button(filled(this.member.words.membership.upgrade_confirm, { level, price })).click();
  }

  /** Unfolds the form that lets the subscription end with its term. */
  async wantsToCancel(): Promise<void> {
    await this.unfolds(this.member.words.membership.cancel);
  }

  get cancelReason(): Locator {
    return this.member.page.getByLabel(this.member.words.membership.cancel_reason, { exact: true });
  }

  get cancelNote(): Locator {
    return this.member.page.getByLabel(this.member.words.membership.cancel_note, { exact: true });
  }

  async cancels(): Promise<void> {
    await this.member.button(this.member.words.membership.cancel_submit).click();
  }

  /** Unfolds the form that ends the subscription at once. */
  async wantsToWithdraw(): Promise<void> {
    await this.unfolds(this.member.words.membership.withdraw);
  }

  get withdrawConfirmed(): Locator {
    return this.member.page.getByRole("checkbox", { name: this.member.words.membership.withdraw_confirm });
  }

  async withdraws(): Promise<void> {
    await this.member.button(this.member.words.membership.withdraw_submit).click();
  }

  /** What can be unfolded by these words. */
  folded(name: string): Locator {
    return this.member.page.locator("summary").getByText(name, { exact: true });
  }

  private async unfolds(name: string): Promise<void> {
    await this.folded(name).click();
  }
}

/** Joins by transfer without looking at the pages, for tests of what comes afterwards. */
export async function subscribes(member: Member, level: string): Promise<void> {
  const key = await purchases(member, level);
  const payment = { key, payment_method: "transfer" };
  expect(await member.sends("check_out", payment), "check_out").toBeLessThan(400);
}

/** Joins by card, of which only the provider's page is seen; ends at the dashboard. */
export async function subscribesByCard(
  member: Member,
  level: string,
  card: TestCard = CARDS.accepted,
): Promise<void> {
  const key = await purchases(member, level);
  const headers = { accept: "application/json", origin: member.url };
  const form = { key, payment_method: "card" };
  const answer = await member.page.request.post("/api/check_out", { form, headers, maxRedirects: 0 });
  const { visit } = (await answer.json()) as { visit: string };
  await member.page.goto(visit);
  const provider = await ProviderPage.reached(member.page);
  await provider.enters(card);
  if (card === CARDS.needsAuthenticationLater) {
    await provider.approves();
  }
  await expect(member.heading).toHaveText(member.words.membership.dashboard);
  await member.awaitsScript();
}

async function purchases(member: Member, level: string): Promise<string> {
  const headers = { accept: "application/json" };
  const query = `level=${level}&draft=&pay=false`;
  const review = await member.page.request.get(`/api/review_checkout?${query}`, { headers });
  const { key, price } = (await review.json()) as { key: string; price: { net: { amount: number } } };
  const form = { key, level, fee: String(price.net.amount), renewal: "automatic", terms: "true" };
  expect(await member.sends("purchase", form), "purchase").toBeLessThan(400);
  return key;
}
