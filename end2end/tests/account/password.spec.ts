import { PASSWORD, studio } from "../portal/accounts";
import { AccountPage } from "../portal/account-page";
import { expectProblemAt } from "../portal/fields";
import { expect, test } from "../portal/mail-test";
import { NEW_PASSWORD } from "../portal/password";
import { SignInForm } from "../portal/sign-in";
import { filled } from "../portal/words";

test("a changed password ends all other sessions, and a mail says so", async ({ member, elsewhere, mail }) => {
  await elsewhere.isSignedInAs(studio);
  await elsewhere.opens("/products");
  await member.isSignedInAs(studio);
  const account = new AccountPage(member);
  await account.opens();
  await member.staysOnThePage(async () => {
    await account.wantsAnotherPassword();
    await account.changesPassword(PASSWORD, NEW_PASSWORD);
    await expect(member.notice).toContainText(member.words.account.password_changed);
    await expect(account.sessions).toHaveCount(1);
  });
  const letter = await mail.mailTo(studio, "password_changed");
  expect(letter.text).not.toContain(NEW_PASSWORD);

  await member.opens("/products");
  await expect(member.heading).toHaveText("My Products");
  await elsewhere.opens("/products");
  await elsewhere.isAt("/login?next=/products");
  await new SignInForm(elsewhere).signsIn(studio.email, NEW_PASSWORD);
  await expect(elsewhere.heading).toHaveText("My Products");
});

test("only who knows the password changes it, and not to a poor one", async ({ member, complaints }) => {
  complaints.expectRefusal(422);
  const { problems } = member.words;
  await member.isSignedInAs(studio);
  const account = new AccountPage(member);
  await account.opens();
  await account.wantsAnotherPassword();
  await account.changesPassword("camera-lucida-2026", NEW_PASSWORD);
  await expectProblemAt(account.currentPassword, problems.wrong_password);
  await account.changesPassword(PASSWORD, "short");
  await expectProblemAt(account.newPassword, filled(problems.too_short, { min: 12 }));
  await account.changesPassword(PASSWORD, "the-vale-of-light");
  await expectProblemAt(account.newPassword, problems.password_own_words);
  await account.changesPassword(PASSWORD, NEW_PASSWORD);
  await expect(member.notice).toContainText(member.words.account.password_changed);
});
