import { type Locator, expect } from "@playwright/test";
import type { Member } from "./member";

/** A password that nobody has used before. */
export const NEW_PASSWORD = "cuatro-objetivos-y-luz";

/** `/password`: where a link from a mail leads. */
export class PasswordForm {
  constructor(private readonly member: Member) {}

  /** Follows a link, whose token does not stay in the address. */
  async follows(link: string): Promise<void> {
    await this.member.opens(link);
    await this.member.isAt("/password");
  }

  get password(): Locator {
    return this.member.page.getByLabel(this.member.words.password.new_password, { exact: true });
  }

  async sets(password: string): Promise<void> {
    await this.password.fill(password);
    await this.member.button(this.member.words.password.set).click();
  }

  /** Expects to be asked to sign in with the new password. */
  async isSet(): Promise<void> {
    await this.member.isAt("/login?password=set");
    await expect(this.member.notice).toContainText(this.member.words.signIn.password_set);
  }
}

/** `/password/reset`. */
export class ResetForm {
  constructor(private readonly member: Member) {}

  async opens(): Promise<void> {
    await this.member.opens("/password/reset");
    await expect(this.member.heading).toHaveText(this.member.words.password.reset_title);
  }

  get email(): Locator {
    return this.member.page.getByLabel(this.member.words.account.email, { exact: true });
  }

  async asks(email: string): Promise<void> {
    await this.email.fill(email);
    await this.member.button(this.member.words.password.reset).click();
  }

  /** Expects the answer, which is the same for everybody. */
  async isSent(): Promise<void> {
    await this.member.isAt("/password/reset?sent=1");
    await expect(this.member.heading).toHaveText(this.member.words.password.sent_title);
  }
}
