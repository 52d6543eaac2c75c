import { PASSWORD, studio } from "../portal/accounts";
import { linkIn } from "../portal/mail-server";
import { expect, test } from "../portal/mail-test";
import { NEW_PASSWORD, PasswordForm, ResetForm } from "../portal/password";
import { SignInForm } from "../portal/sign-in";
import { filled } from "../portal/words";

test("wrong passwords slow down, but never the way back", async ({ member, complaints, mail }) => {
  complaints.expectRefusal(422);
  const form = new SignInForm(member);
  const tooMany = filled(member.words.problems.too_many_attempts, { minutes: 1 });
  for (const password of ["one", "two", "three", "four", "five", "six"]) {
    expect(await member.sends("sign_in", { email: studio.email, password })).toBe(422);
  }
  await member.opens("/login");
  // A machine in a hurry elsewhere may let a wait run out before the next try, and the next wait is longer.
  await expect(async () => {
    await form.signsIn(studio.email, "camera-lucida-2026");
    await expect(member.alert).toContainText(tooMany, { timeout: 500 });
  }).toPass();
  await expect(form.email).toHaveValue(studio.email);

  await new ResetForm(member).opens();
  await new ResetForm(member).asks(studio.email);
  await new PasswordForm(member).follows(linkIn(await mail.mailTo(studio, "password_reset")));
  await new PasswordForm(member).sets(NEW_PASSWORD);
  await form.signsIn(studio.email, NEW_PASSWORD);
  await expect(member.heading).toHaveText("My Products");
});

test("a few wrong passwords cost nothing", async ({ member, complaints }) => {
  complaints.expectRefusal(422);
  const form = new SignInForm(member);
  await member.opens("/login");
  for (const password of ["one", "two", "three", "four"]) {
    const answered = member.page.waitForResponse("**/api/sign_in");
    await form.signsIn(studio.email, password);
    await answered;
    await expect(member.alert).toContainText(member.words.problems.wrong_credentials);
  }
  await form.signsIn(studio.email, PASSWORD);
  await expect(member.heading).toHaveText("My Products");
});
