import { type Locator, expect } from "@playwright/test";
import type { Member } from "./member";
import type { Reader } from "./mail-server";
import type { Language } from "./words";

/** Who reads what is written to priority support in this language. */
export function support(language: Language): Reader {
  return { email: "support@cps.example", language };
}

/** `/support`. */
export class SupportForm {
  constructor(private readonly member: Member) {}

  async opens(query = ""): Promise<void> {
    await this.member.opens(`/support${query}`);
    await expect(this.member.heading).toHaveText(this.member.words.portal.support);
  }

  get topic(): Locator {
    return this.field(this.member.words.support.topic);
  }

  get email(): Locator {
    return this.field(this.member.words.account.email);
  }

  get message(): Locator {
    return this.field(this.member.words.support.message);
  }

  async sends(): Promise<void> {
    await this.member.button(this.member.words.support.send).click();
  }

  async isSent(): Promise<void> {
    await this.member.isAt("/support?sent=1");
    await expect(this.member.notice).toContainText(this.member.words.support.sent_title);
  }

  private field(label: string): Locator {
    return this.member.page.getByLabel(label, { exact: true });
  }
}

/** Writes to support without looking at the page, for tests of what comes afterwards. */
export async function writes(member: Member, message: string, email: string): Promise<void> {
  const status = await member.sends("request_support", { topic: "products", email, message });
  expect(status, "writing to support").toBeLessThan(400);
}
