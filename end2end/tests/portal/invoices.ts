import { type Locator, expect } from "@playwright/test";
import type { Member } from "./member";

/** What every invoice number looks like. */
export const INVOICE_NUMBER = /^\d{4}-\d{6}$/;

/** What every credit note's number looks like. */
export const CREDIT_NOTE_NUMBER = /^R\d{4}-\d{6}$/;

/** `/invoices`. */
export class InvoiceList {
  constructor(private readonly member: Member) {}

  get numbers(): Locator {
    return this.member.page.getByRole("link", { name: INVOICE_NUMBER });
  }

  get creditNotes(): Locator {
    return this.member.page.getByRole("link", { name: CREDIT_NOTE_NUMBER });
  }

  /** The row of a document. */
  row(number: Locator): Locator {
    return this.member.page.getByRole("row").filter({ has: number });
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

/** `/invoices/ID`: the sheet, and above it what was paid and how to pay the rest. */
export class InvoicePage {
  constructor(private readonly member: Member) {}

  /** The document itself. */
  get sheet(): Locator {
    return this.member.page.getByRole("article");
  }

  /** Where it stands, and how to pay it. */
  get payment(): Locator {
    return this.member.page.getByRole("region", { name: this.member.words.invoices.payment, exact: true });
  }

  get payNowButton(): Locator {
    return this.payment.getByRole("button", { name: this.member.words.invoices.pay_now });
  }

  get anotherCardButton(): Locator {
    return this.payment.getByRole("button", { name: this.member.words.invoices.another_card });
  }

  /** Expects to stand like this. */
  async is(standing: string): Promise<void> {
    await expect(this.payment.getByText(standing, { exact: true })).toBeVisible();
  }

  /** The value beside a term of the transfer. */
  detail(term: string): Locator {
    const row = this.payment.locator(".row").filter({ has: this.member.page.getByText(term, { exact: true }) });
    return row.getByRole("definition");
  }

  /** Fetches one of its files, and returns what kind it is. */
  async fetches(file: string): Promise<{ status: number; type: string; size: number }> {
    const address = new URL(this.member.page.url()).pathname;
    const answer = await this.member.page.request.get(`${address}/${file}`);
    const type = answer.headers()["content-type"] ?? "";
    return { status: answer.status(), type, size: (await answer.body()).length };
  }
}
