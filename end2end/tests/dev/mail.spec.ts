import { studio } from "../portal/accounts";
import { applies, harbour } from "../portal/application";
import { ownAddress } from "../portal/free-port";
import { subjectOf } from "../portal/mail-words";
import { test as base, expect } from "../portal/test";

const test = base.extend({
  settings: async ({}, use) => use(await ownAddress()),
});

test.describe("in a demonstration", () => {
  test.use({ serveOptions: ["--demo", "--automatic-approval"] });

  test("whoever applies finds the mail here, and its link sets the password", async ({ member }) => {
    await member.page.goto("/dev/mail");
    await expect(member.heading).toHaveText("Mail");
    await applies(member, harbour);
    const letter = member.page.getByRole("link", { name: subjectOf("application_approved", "en") });
    await expect(async () => {
      await member.page.reload();
      await expect(letter).toBeVisible({ timeout: 100 });
    }).toPass();
    await letter.click();
    await expect(member.page.getByRole("definition").filter({ hasText: harbour.email })).toBeVisible();
    await member.link("Show as HTML").click();
    await expect(member.page.getByText(harbour.company)).toBeVisible();
    await member.page.goBack();
    await member.page.getByRole("link", { name: /\/links\// }).click();
    await member.isAt("/password");
    await expect(member.heading).toHaveText(member.words.password.title);
  });
});

test.describe("in a demonstration that has not sent anything yet", () => {
  test.use({ serveOptions: ["--demo", "--no-worker"] });

  test("the page says what brings a mail", async ({ member }) => {
    await member.page.goto("/dev/mail");
    await expect(member.page.getByText(/^No mail yet/)).toBeVisible();
  });
});

test("elsewhere there is no such page", async ({ member, complaints }) => {
  complaints.expectRefusal(404);
  await member.isSignedInAs(studio);
  expect((await member.opens("/dev/mail")).status()).toBe(404);
});
