import { type Locator, expect } from "@playwright/test";
import type { Member } from "./member";

/** `/account`: what the portal knows of a business, and its member's password and sessions. */
export class AccountPage {
  constructor(private readonly member: Member) {}

  async opens(): Promise<void> {
    await this.member.opens("/account");
    await expect(this.member.heading).toHaveText(this.member.words.account.title);
  }

  /** Unfolds the form with contact, address and language. */
  async wantsToChange(): Promise<void> {
    await this.unfolds(this.member.words.account.contact_change);
  }

  get contact(): Locator {
    return this.details.getByLabel(this.member.words.account.contact, { exact: true });
  }

  get address(): Locator {
    return this.details.getByLabel(this.member.words.account.address, { exact: true });
  }

  get language(): Locator {
    return this.details.getByLabel(this.member.words.account.language, { exact: true });
  }

  async saves(): Promise<void> {
    await this.details.getByRole("button", { name: this.member.words.account.save }).click();
  }

  /** Unfolds the form with the two passwords. */
  async wantsAnotherPassword(): Promise<void> {
    await this.unfolds(this.member.words.account.password_change);
  }

  get currentPassword(): Locator {
    return this.passwords.getByLabel(this.member.words.account.password_current, { exact: true });
  }

  get newPassword(): Locator {
    return this.passwords.getByLabel(this.member.words.password.new_password, { exact: true });
  }

  async changesPassword(current: string, next: string): Promise<void> {
    await this.currentPassword.fill(current);
    await this.newPassword.fill(next);
    await this.passwords.getByRole("button", { name: this.member.words.account.save }).click();
  }

  /** The browsers in which the member is signed in. */
  get sessions(): Locator {
    return this.section(this.member.words.account.sessions_title).getByRole("listitem");
  }

  /** The session that asks. */
  get thisSession(): Locator {
    return this.sessions.filter({ hasText: this.member.words.account.session_here });
  }

  get otherSessions(): Locator {
    return this.sessions.filter({ hasNotText: this.member.words.account.session_here });
  }

  get endOthersButton(): Locator {
    return this.member.button(this.member.words.account.sessions_end_others);
  }

  get dataLink(): Locator {
    return this.member.link(this.member.words.account.data_download);
  }

  /** Unfolds the form that closes the account. */
  async wantsToClose(): Promise<void> {
    await this.unfolds(this.member.words.account.close);
  }

  get closingPassword(): Locator {
    return this.closing.getByLabel(this.member.words.account.password_current, { exact: true });
  }

  get confirmed(): Locator {
    return this.closing.getByRole("checkbox");
  }

  async closes(): Promise<void> {
    await this.closing.getByRole("button", { name: this.member.words.account.close_submit }).click();
  }

  private get details(): Locator {
    return this.section(this.member.words.account.contact_title);
  }

  private get passwords(): Locator {
    return this.section(this.member.words.signIn.password);
  }

  private get closing(): Locator {
    return this.section(this.member.words.account.close_title);
  }

  private section(name: string): Locator {
    return this.member.page.getByRole("region", { name, exact: true });
  }

  private async unfolds(name: string): Promise<void> {
    await this.member.page.locator("summary").filter({ hasText: name }).click();
  }
}
