import { estudio, studio } from "../portal/accounts";
import { AccountPage } from "../portal/account-page";
import { expect, test } from "../portal/test";

test("a session in another browser is listed and can be ended", async ({ member, elsewhere }) => {
  await elsewhere.isSignedInAs(studio);
  await member.isSignedInAs(studio);
  const account = new AccountPage(member);
  await account.opens();
  await expect(account.sessions).toHaveCount(2);
  await expect(account.thisSession).toHaveCount(1);
  await expect(account.thisSession).toContainText("Chrome · Linux");
  await member.staysOnThePage(async () => {
    await account.otherSessions.getByRole("button").click();
    await expect(member.notice).toContainText(member.words.account.sessions_ended);
    await expect(account.sessions).toHaveCount(1);
  });

  await elsewhere.opens("/products");
  await elsewhere.isAt("/login?next=/products");
  await member.opens("/products");
  await expect(member.heading).toHaveText("My Products");
});

test("all others are ended at once", async ({ member, elsewhere, browser }) => {
  await elsewhere.isSignedInAs(estudio);
  const third = await browser.newContext();
  const signedIn = await third.request.post(`${member.url}/api/sign_in`, {
    form: { email: estudio.email, password: "camera-obscura-2026" },
    headers: { origin: member.url },
    maxRedirects: 0,
  });
  expect(signedIn.status()).toBeLessThan(400);
  await third.close();
  await member.isSignedInAs(estudio);
  const account = new AccountPage(member);
  await account.opens();
  await expect(account.sessions).toHaveCount(3);
  await member.staysOnThePage(async () => {
    await account.endOthersButton.click();
    await expect(account.sessions).toHaveCount(1);
    await expect(account.endOthersButton).toHaveCount(0);
  });
  await elsewhere.opens("/products");
  await elsewhere.isAt("/login?next=/products");
});

test("nobody ends another member's session", async ({ member, elsewhere }) => {
  await elsewhere.isSignedInAs(estudio);
  await member.isSignedInAs(estudio);
  await new AccountPage(member).opens();
  const theirs = await member.page.locator("input[name=id]").getAttribute("value");
  await member.isSignedInAs(studio);
  expect(theirs).not.toBeNull();
  await member.sends("end_session", { id: theirs ?? "" });
  await elsewhere.opens("/products");
  await expect(elsewhere.heading).toHaveText("Mis productos");
});
