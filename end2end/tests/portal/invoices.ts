import { type Locator, expect } from "@playwright/test";
import type { Member } from "./member";

/** What every invoice number looks like. */
export const INVOICE_NUMBER = /^\d{4}-\d{6}$/;

/** `/invoices`. */
export class InvoiceList {
  constructor(private readonly member: Member) {}

  get numbers(): Locator {
    return this.member.page.getByRole("link", { name: INVOICE_NUMBER });
  }

  /** Looks again until the invoice is there: it follows some time after the subscription. */
  async awaitsInvoice(): Promise<void> {
    await expect(async () => {
      await this.member.opens("/invoices");
      await expect(this.member.heading).toHaveText(this.member.words.invoices.title);
      await expect(this.numbers.first()).toBeVisible({ timeout: 100 });
    }).toPass({ timeout: 20_000 });
  }

  /** Opens the newest invoice, and returns its number. */
  async opensNewest(): Promise<string> {
    const number = await this.numbers.first().innerText();
    await this.numbers.first().click();
    await expect(this.member.page.getByText(number).first()).toBeVisible();
    return number;
  }
}
