import type { Locator } from "@playwright/test";
import type { Member } from "./member";

/** `/login`. */
export class SignInForm {
  constructor(private readonly member: Member) {}

  get email(): Locator {
    return this.member.page.getByLabel(this.member.words.signIn.email);
  }

  get password(): Locator {
    return this.member.page.getByLabel(this.member.words.signIn.password);
  }

  async signsIn(email: string, password: string): Promise<void> {
    await this.email.fill(email);
    await this.password.fill(password);
    await this.member.button(this.member.words.signIn.submit).click();
  }
}
