import type { Locator } from "@playwright/test";
import type { Member } from "./member";
import { containing } from "./words";

/** The four details, as somebody would type them. */
export interface Details {
  serialNumber?: string;
  purchaseDate?: string;
  purchaseCountry?: string;
  dealer?: string;
}

/** The form of a product: where it is registered, and on its own page. */
export class ProductForm {
  constructor(private readonly member: Member) {}

  get model(): Locator {
    return this.field(this.member.words.products.form_model);
  }

  get serialNumber(): Locator {
    return this.field(this.member.words.products.column_serial);
  }

  get purchaseDate(): Locator {
    return this.field(this.member.words.products.form_purchase_date);
  }

  get purchaseCountry(): Locator {
    return this.field(this.member.words.products.form_purchase_country);
  }

  get dealer(): Locator {
    return this.field(this.member.words.products.column_dealer);
  }

  /** The box beside the date, and that beside the dealer. */
  get estimates(): Locator {
    const name = this.member.words.products.estimate;
    return this.member.page.getByRole("checkbox", { name: containing(name) });
  }

  async fills(details: Details): Promise<void> {
    if (details.serialNumber !== undefined) {
      await this.serialNumber.fill(details.serialNumber);
    }
    if (details.purchaseDate !== undefined) {
      await this.purchaseDate.fill(details.purchaseDate);
    }
    if (details.purchaseCountry !== undefined) {
      await this.purchaseCountry.selectOption(details.purchaseCountry);
    }
    if (details.dealer !== undefined) {
      await this.dealer.fill(details.dealer);
    }
  }

  /** Sends the form with which a product is registered. */
  async registers(): Promise<void> {
    await this.member.button(this.member.words.products.register).click();
  }

  /** Sends the form on a product's page. */
  async saves(): Promise<void> {
    await this.member.button(this.member.words.products.form_save).click();
  }

  /** A control by its label; a missing one has «falta» beside it. */
  private field(label: string): Locator {
    const mark = this.member.words.products.missing_mark;
    const name = new RegExp(`^${containing(label).source}(\\s+${containing(mark).source})?$`);
    return this.member.page.getByLabel(name);
  }
}
