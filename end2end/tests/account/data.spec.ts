import { readFileSync } from "node:fs";
import { estudio, studio } from "../portal/accounts";
import { AccountPage } from "../portal/account-page";
import { expect, test } from "../portal/test";

test("a member downloads everything that the portal knows of the business", async ({ member }) => {
  await member.isSignedInAs(estudio);
  const account = new AccountPage(member);
  await account.opens();
  const [download] = await Promise.all([member.page.waitForEvent("download"), account.dataLink.click()]);
  expect(download.suggestedFilename()).toMatch(/\.json$/);
  const text = readFileSync(await download.path(), "utf8");
  const data: unknown = JSON.parse(text);
  expect(data).toBeInstanceOf(Object);
  expect(text).toContain(estudio.company);
  expect(text).toContain(estudio.email);
  expect(text).toContain("013021007745");
  expect(text).not.toContain(studio.company);
  expect(text).not.toMatch(/argon2/);
});

test("a stranger is asked to sign in", async ({ member }) => {
  const answer = await member.page.request.get("/account/data", { maxRedirects: 0 });
  expect(answer.status()).toBe(303);
  expect(answer.headers()["location"]).toMatch(/^\/login/);
});
