import { PASSWORD, newcomer, studio } from "../portal/accounts";
import { AccountPage } from "../portal/account-page";
import { expectProblemAt } from "../portal/fields";
import { expect, test } from "../portal/mail-test";
import { SignInForm } from "../portal/sign-in";
import { subscribes } from "../portal/subscription";

test("a member closes the account, in every browser", async ({ member, elsewhere, complaints, mail }) => {
  complaints.expectRefusal(422);
  await elsewhere.isSignedInAs(newcomer);
  await member.isSignedInAs(newcomer);
  const account = new AccountPage(member);
  await account.opens();
  await member.staysOnThePage(async () => {
    await account.wantsToClose();
    await account.closes();
    await expectProblemAt(account.confirmed, member.words.problems.not_confirmed);
    await account.confirmed.check();
    await account.closes();
    await expectProblemAt(account.closingPassword, member.words.problems.required);
    await account.closingPassword.fill("camera-lucida-2026");
    await account.closes();
    await expectProblemAt(account.closingPassword, member.words.problems.wrong_password);
    await expect(account.confirmed).toBeChecked();
    await account.closingPassword.fill(PASSWORD);
    await account.closes();
    await member.isAt("/login?account=closed");
    await expect(member.notice).toContainText(member.words.signIn.account_closed);
  });
  await mail.mailTo(newcomer, "account_closed");

  await new SignInForm(member).signsIn(newcomer.email, PASSWORD);
  await expect(member.alert).toContainText(member.words.problems.wrong_credentials);
  await elsewhere.opens("/products");
  await elsewhere.isAt("/login?next=/products");
});

test.describe("while an invoice is on its way", () => {
  test.use({ serveOptions: ["--invoice-delay", "3600"] });

  test("the account stays open until it is there", async ({ member, complaints }) => {
    complaints.expectRefusal(422);
    await member.isSignedInAs(studio);
    await subscribes(member, "silver");
    const account = new AccountPage(member);
    await account.opens();
    await account.wantsToClose();
    await account.closingPassword.fill(PASSWORD);
    await account.confirmed.check();
    await account.closes();
    await expect(member.alert).toContainText(member.words.problems.invoice_pending);
    await member.opens("/products");
    await expect(member.heading).toHaveText("My Products");
  });
});
