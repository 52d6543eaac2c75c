import { estudio, studio } from "../portal/accounts";
import { SENDER, expect, test } from "../portal/mail-test";

for (const account of [estudio, studio]) {
  test(`a mail is in the member's language, as text and as a page: ${account.language}`, async ({ member, mail }) => {
    await member.sends("request_password_reset", { email: account.email });
    const letter = await mail.mailTo(account, "password_reset");
    expect(letter.from).toEqual([SENDER]);
    expect(letter.to).toEqual([expect.objectContaining({ address: account.email })]);
    expect(letter.messageId).toMatch(/^<[0-9a-f-]{36}@canon-europe\.com>$/);
    expect(letter.autoSubmitted).toBe("auto-generated");
    expect(letter.text).toContain(`${member.url}/support`);
    expect(letter.html).toContain(`<html lang="${account.language}"`);
    // Nothing in it calls home.
    expect(letter.html).not.toMatch(/<(img|link|script|iframe)|url\(/i);
  });
}
