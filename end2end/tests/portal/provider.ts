import { type Locator, type Page, expect } from "@playwright/test";

/** The cards that the sandbox documents. */
export const CARDS = {
  accepted: "4242 4242 4242 4242",
  declined: "4000 0000 0000 0002",
  needsAuthentication: "4000 0025 0000 3155",
  declinedLater: "4000 0000 0000 0341",
  needsAuthenticationLater: "4000 0027 6000 3184",
} as const;

/** The number of a test card. */
export type TestCard = (typeof CARDS)[keyof typeof CARDS];

/** The page of the card provider: not the portal's, with words of its own in both languages. */
export class ProviderPage {
  private constructor(private readonly page: Page) {}

  /** Expects to have come there. */
  static async reached(page: Page): Promise<ProviderPage> {
    await expect(page).toHaveURL(/\/sandbox\/cards\/[0-9a-f-]+$/);
    return new ProviderPage(page);
  }

  get number(): Locator {
    return this.page.getByLabel(/^(Card number|Número de tarjeta)/);
  }

  get expiry(): Locator {
    return this.page.getByLabel(/^(Expiry|Caducidad)/);
  }

  get securityCode(): Locator {
    return this.page.getByLabel(/^(Security code|Código de seguridad)/);
  }

  get authorizeButton(): Locator {
    return this.button(/^(Authorize card|Autorizar tarjeta)/);
  }

  /** Types a card. */
  async fills(card: string, expiry = "12/39", securityCode = "123"): Promise<void> {
    await this.number.fill(card);
    await this.expiry.fill(expiry);
    await this.securityCode.fill(securityCode);
  }

  /** Types a card and sends it. */
  async enters(card: string, expiry = "12/39", securityCode = "123"): Promise<void> {
    await this.fills(card, expiry, securityCode);
    await this.authorizeButton.click();
  }

  get approveButton(): Locator {
    return this.button(/^(Yes, authorize|Sí, autorizar)/);
  }

  /** Says to the bank that it is really them. */
  async approves(): Promise<void> {
    await this.approveButton.click();
  }

  async refuses(): Promise<void> {
    await this.button(/^(No, refuse|No, rechazar)/).click();
  }

  /** Goes back without a card. */
  async cancels(): Promise<void> {
    await this.button(/^(Cancel and go back|Cancelar y volver)/).click();
  }

  private button(name: RegExp): Locator {
    return this.page.getByRole("button", { name });
  }
}
