import { type Locator, expect } from "@playwright/test";
import type { Member } from "./member";
import type { Language } from "./words";

/** What a business writes into its application. */
export interface Application {
  readonly company: string;
  readonly vatNumber: string;
  readonly country: string;
  readonly contact: string;
  readonly email: string;
  readonly language: Language;
  readonly oldEmail?: string;
}

/** Spain: names an old account that nobody has linked yet, with three products. */
export const archivo: Application = {
  company: "Archivo Sur S.L.",
  vatNumber: "ESB00000018",
  country: "ES",
  contact: "Administración",
  email: "archivo@demo.cps.example",
  language: "es",
  oldEmail: "archivo@old.cps.example",
};

/** The member number of that old account. */
export const ARCHIVOS_NUMBER = "ES208117";

/** Germany, English: never had an account. */
export const harbour: Application = {
  company: "Harbour Pictures GmbH",
  vatNumber: "DE123456788",
  country: "DE",
  contact: "Accounts",
  email: "harbour@demo.cps.example",
  language: "en",
};

/** `/apply`. */
export class ApplicationForm {
  constructor(private readonly member: Member) {}

  async opens(): Promise<void> {
    await this.member.opens("/apply");
    await expect(this.member.heading).toHaveText(this.member.words.apply.title);
  }

  get company(): Locator {
    return this.field(this.member.words.account.company);
  }

  get vatNumber(): Locator {
    return this.field(this.member.words.account.vat_number);
  }

  get country(): Locator {
    return this.field(this.member.words.account.country);
  }

  get contact(): Locator {
    return this.field(this.member.words.account.contact);
  }

  get email(): Locator {
    return this.field(this.member.words.account.email);
  }

  get language(): Locator {
    return this.field(this.member.words.account.language);
  }

  get oldEmail(): Locator {
    return this.field(this.member.words.apply.old_email);
  }

  get terms(): Locator {
    return this.box("terms");
  }

  get privacy(): Locator {
    return this.box("privacy");
  }

  async fills(application: Partial<Application>): Promise<void> {
    const { company, vatNumber, country, contact, email, language, oldEmail } = application;
    await typed(this.company, company);
    await typed(this.vatNumber, vatNumber);
    await chosen(this.country, country);
    await typed(this.contact, contact);
    await typed(this.email, email);
    await chosen(this.language, language);
    await typed(this.oldEmail, oldEmail);
  }

  async accepts(): Promise<void> {
    await this.terms.check();
    await this.privacy.check();
  }

  async sends(): Promise<void> {
    await this.member.button(this.member.words.apply.submit).click();
  }

  /** Everything from the empty form to the answer, which is the same for everybody. */
  async applies(application: Application): Promise<void> {
    await this.opens();
    await this.fills(application);
    await this.accepts();
    await this.sends();
    await this.isSent();
  }

  async isSent(): Promise<void> {
    await this.member.isAt("/apply?sent=1");
    await expect(this.member.heading).toHaveText(this.member.words.apply.sent_title);
  }

  private field(label: string): Locator {
    return this.member.page.getByLabel(label, { exact: true });
  }

  private box(name: string): Locator {
    return this.member.page.locator(`input[type=checkbox][name=${name}]`);
  }
}

async function typed(control: Locator, text: string | undefined): Promise<void> {
  if (text !== undefined) {
    await control.fill(text);
  }
}

async function chosen(control: Locator, value: string | undefined): Promise<void> {
  if (value !== undefined) {
    await control.selectOption(value);
  }
}

/** Applies without looking at the page, for tests of what comes afterwards. */
export async function applies(member: Member, application: Application): Promise<void> {
  const status = await member.sends("apply", {
    company: application.company,
    vat_number: application.vatNumber,
    country: application.country,
    contact: application.contact,
    email: application.email,
    language: application.language,
    old_email: application.oldEmail ?? "",
    terms: "true",
    privacy: "true",
  });
  expect(status, "applying").toBeLessThan(400);
}
