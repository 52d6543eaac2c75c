import { estudio, studio } from "./portal/accounts";
import { expect, test } from "./portal/test";

test.beforeEach(({ complaints }) => complaints.expectRefusal(404));

for (const path of ["/nothing", "/products/1/2", "/staff/nothing"]) {
  test(`${path} says that there is no such page, and where to go on`, async ({ member }) => {
    await member.isSignedInAs(studio);
    const response = await member.opens(path);
    expect(response.status()).toBe(404);
    await expect(member.heading).toHaveText("We can't find this page");
    await member.page.getByRole("main").getByRole("link", { name: "My Products" }).click();
    await expect(member.heading).toHaveText("My Products");
  });
}

test("in the member's language", async ({ member }) => {
  await member.isSignedInAs(estudio);
  await member.opens("/nada");
  await expect(member.heading).toHaveText("No encontramos esta página");
});

test("a server function that is none does not run", async ({ member }) => {
  await member.isSignedInAs(studio);
  expect(await member.sends("nothing", {})).toBe(404);
});
