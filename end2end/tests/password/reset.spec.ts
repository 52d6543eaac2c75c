import { PASSWORD, estudio, studio } from "../portal/accounts";
import { linkIn } from "../portal/mail-server";
import { SENDER, expect, test } from "../portal/mail-test";
import { NEW_PASSWORD, PasswordForm, ResetForm } from "../portal/password";
import { SignInForm } from "../portal/sign-in";

test("a member who forgot the password sets a new one by a link", async ({ member, elsewhere, complaints, mail }) => {
  complaints.expectRefusal(422);
  const form = new PasswordForm(member);
  await member.opens("/login");
  await member.staysOnThePage(async () => {
    await member.link(member.words.signIn.forgotten).click();
    await expect(member.heading).toHaveText(member.words.password.reset_title);
    await new ResetForm(member).asks(studio.email);
    await new ResetForm(member).isSent();
  });

  const letter = await mail.mailTo(studio, "password_reset");
  expect(letter.from).toEqual([SENDER]);
  await elsewhere.page.setContent(letter.html);
  await expect(elsewhere.page.locator(`a[href="${linkIn(letter)}"]`)).toBeVisible();
  await form.follows(linkIn(letter));
  await expect(member.page.getByRole("main")).toContainText(studio.email);
  await member.staysOnThePage(async () => {
    await form.sets(NEW_PASSWORD);
    await form.isSet();
    await new SignInForm(member).signsIn(studio.email, PASSWORD);
    await expect(member.alert).toContainText(member.words.problems.wrong_credentials);
    await new SignInForm(member).signsIn(studio.email, NEW_PASSWORD);
    await expect(member.heading).toHaveText("My Products");
  });
  await mail.mailTo(studio, "password_changed");
});

test("all sessions end with the old password", async ({ member, elsewhere, mail }) => {
  await elsewhere.isSignedInAs(studio);
  await member.isSignedInAs(studio);
  await new ResetForm(member).opens();
  await new ResetForm(member).asks(studio.email);
  await new PasswordForm(member).follows(linkIn(await mail.mailTo(studio, "password_reset")));
  await new PasswordForm(member).sets(NEW_PASSWORD);
  await new PasswordForm(member).isSet();

  for (const browser of [member, elsewhere]) {
    await browser.opens("/products");
    await browser.isAt("/login?next=/products");
  }
});

test("known and unknown addresses get the same words", async ({ member, mail }) => {
  const form = new ResetForm(member);
  const answers = [];
  for (const email of ["stranger@demo.cps.example", studio.email]) {
    await form.opens();
    await form.asks(email);
    await form.isSent();
    await member.page.waitForLoadState();
    answers.push(await member.page.getByRole("main").innerHTML());
  }
  expect(answers[0]).toBe(answers[1]);
  await mail.mailTo(studio, "password_reset");
  expect(await mail.allTo("stranger@demo.cps.example")).toHaveLength(0);
});

test("the mail is in the member's language, whatever the page's was", async ({ member, mail }) => {
  await new ResetForm(member).opens();
  await new ResetForm(member).asks(estudio.email);
  await mail.mailTo(estudio, "password_reset");
});
