import { type Account, estudio, studio } from "../portal/accounts";
import { expectProblemAt, letters, overfill } from "../portal/fields";
import { linkIn } from "../portal/mail-server";
import { expect, test } from "../portal/mail-test";
import { PasswordForm, ResetForm } from "../portal/password";
import { filled } from "../portal/words";

for (const [account, locale] of [[studio, "en-GB"], [estudio, "es-ES"]] as [Account, string][]) {
  test.describe(`in a browser that speaks ${locale}`, () => {
    test.use({ locale });

    test.beforeEach(({ member, complaints }) => {
      complaints.expectRefusal(422);
      member.reads(account);
    });

    test("a password that anybody would guess is refused, and the link is still good", async ({ member, mail }) => {
      const { problems } = member.words;
      const form = new PasswordForm(member);
      await member.sends("request_password_reset", { email: account.email });
      await form.follows(linkIn(await mail.mailTo(account, "password_reset")));
      const [ownWord] = account.company.toLowerCase().split(" ");
      for (const [password, problem] of [
        ["", problems.required],
        ["onze-letras", filled(problems.too_short, { min: 12 })],
        ["qwertyuiop123", problems.password_common],
        [`${ownWord}-2026-2026`, problems.password_own_words],
      ] as const) {
        await form.sets(password);
        await expectProblemAt(form.password, problem);
      }
      await overfill(form.password, letters(129));
      await member.button(member.words.password.set).click();
      await expectProblemAt(form.password, filled(problems.too_long, { max: 128 }));

      await form.sets("una frase larga es buena");
      await form.isSet();
    });

    test("an address that is none is refused at its field, and stays", async ({ member }) => {
      const form = new ResetForm(member);
      await form.opens();
      await form.asks("");
      await expectProblemAt(form.email, member.words.problems.required);
      await form.asks("studio.demo.cps");
      await expectProblemAt(form.email, member.words.problems.malformed);
      await expect(form.email).toHaveValue("studio.demo.cps");
    });
  });
}
