import { type Locator, expect } from "@playwright/test";
import type { Member } from "./member";
import { ProviderPage, type TestCard } from "./provider";
import { filled } from "./words";

/** From the levels to the subscription: `/membership`, `/checkout`, and the provider's page between them. */
export class Checkout {
  constructor(private readonly member: Member) {}

  /** Chooses a level among those within reach. */
  async chooses(level: string): Promise<void> {
    const { words } = this.member;
    await this.member.link(filled(words.membership.choose, { level })).click();
    await this.isReviewing(level);
  }

  async isReviewing(level: string): Promise<void> {
    await expect(this.member.heading).toHaveText(this.member.words.checkout.title);
    const plan = this.member.page.getByText(`Canon Professional Services : ${level}`);
    await expect(plan).toBeVisible();
  }

  get purchaseOrder(): Locator {
    return this.member.page.getByLabel(this.member.words.checkout.purchase_order);
  }

  get terms(): Locator {
    return this.member.page.getByRole("checkbox");
  }

  /** A subscription type of the review. */
  renewal(name: string): Locator {
    const type = this.member.words.checkout.renewal;
    return this.member.page.getByRole("group", { name: type }).getByLabel(name);
  }

  /** Accepts the terms and presses PURCHASE. */
  async purchases(): Promise<void> {
    await this.terms.check();
    await this.purchaseButton.click();
    await expect(this.dialog).toBeVisible();
  }

  get purchaseButton(): Locator {
    return this.member.button(this.member.words.checkout.purchase);
  }

  /** "Please select payment option". */
  get dialog(): Locator {
    return this.member.page.getByRole("dialog", { name: this.member.words.checkout.payment_title });
  }

  get card(): Locator {
    return this.dialog.getByRole("radio", { name: this.member.words.checkout.card });
  }

  get transfer(): Locator {
    return this.dialog.getByRole("radio", { name: this.member.words.checkout.transfer });
  }

  get cancelLink(): Locator {
    return this.dialog.getByRole("link", { name: this.member.words.checkout.cancel });
  }

  get checkOutButton(): Locator {
    return this.dialog.getByRole("button", { name: this.member.words.checkout.check_out });
  }

  /** Pays by transfer: the subscription begins at once. */
  async paysByTransfer(): Promise<void> {
    await this.transfer.check();
    await this.checkOutButton.click();
  }

  /** Chooses the card: the provider asks for it on a page of its own. */
  async goesToProvider(): Promise<ProviderPage> {
    await this.card.check();
    await this.checkOutButton.click();
    return ProviderPage.reached(this.member.page);
  }

  /** Pays with a test card. */
  async paysByCard(card: TestCard): Promise<ProviderPage> {
    const provider = await this.goesToProvider();
    await provider.enters(card);
    return provider;
  }

  /** Everything from the levels to the payment options. */
  async getsToPayment(level: string): Promise<void> {
    await this.member.opens("/membership");
    await this.chooses(level);
    await this.purchases();
  }
}
