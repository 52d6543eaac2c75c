import { PASSWORD, estudio, studio } from "../portal/accounts";
import { expectProblemAt, letters } from "../portal/fields";
import { expect, test } from "../portal/test";
import { SignInForm } from "../portal/sign-in";
import { type Language, wordsOf } from "../portal/words";

test("a member signs in and sees their products", async ({ member }) => {
  await member.opens("/login");
  await member.staysOnThePage(async () => {
    await new SignInForm(member).signsIn(studio.email, PASSWORD);
    await member.isAt("/products");
    await expect(member.heading).toHaveText("My Products");
    await expect(member.link(studio.company)).toBeVisible();
    await expect(member.tabs.getByRole("link", { name: "My Products" })).toBeVisible();
  });
});

test("the account's language speaks from then on, whatever the browser's is", async ({ member }) => {
  await member.opens("/login");
  await new SignInForm(member).signsIn(estudio.email, PASSWORD);
  await expect(member.heading).toHaveText("Mis productos");
  await expect(member.page.locator("html")).toHaveAttribute("lang", "es");
  await expect(member.button("Salir")).toBeVisible();
});

test("capitals and spaces in the address are forgiven", async ({ member }) => {
  await member.opens("/login");
  await new SignInForm(member).signsIn(" STUDIO@demo.cps.example", PASSWORD);
  await member.isAt("/products");
});

for (const [language, locale] of [["en", "en-GB"], ["es", "es-ES"]] as [Language, string][]) {
  test.describe(`in a browser that speaks ${locale}`, () => {
    test.use({ locale });

    test.beforeEach(async ({ member, complaints }) => {
      complaints.expectRefusal(422);
      member.words = wordsOf(language);
      await member.opens("/login");
      await expect(member.heading).toHaveText(member.words.signIn.title);
    });

    test("a wrong password is refused, and the address stays", async ({ member }) => {
      const form = new SignInForm(member);
      await form.signsIn(studio.email, "camera-lucida-2026");
      await expect(member.alert).toContainText(member.words.problems.wrong_credentials);
      await expect(form.email).toHaveValue(studio.email);
    });

    test("a stranger is answered like a wrong password", async ({ member }) => {
      const form = new SignInForm(member);
      await form.signsIn("stranger@demo.cps.example", PASSWORD);
      await expect(member.alert).toContainText(member.words.problems.wrong_credentials);
    });

    test("empty fields are named", async ({ member }) => {
      const form = new SignInForm(member);
      await form.signsIn("", "");
      await expectProblemAt(form.email, member.words.problems.required);
      await expectProblemAt(form.password, member.words.problems.required);
    });

    test("an address that is none is refused at its field and stays", async ({ member }) => {
      const form = new SignInForm(member);
      await form.signsIn("studio.demo.cps", PASSWORD);
      await expectProblemAt(form.email, member.words.problems.malformed);
      await expect(form.email).toHaveValue("studio.demo.cps");
    });

    test("an address that is too long is refused at its field", async ({ member }) => {
      const form = new SignInForm(member);
      await form.signsIn(`${letters(250)}@demo.cps.example`, PASSWORD);
      await expectProblemAt(form.email, "254");
    });
  });
}
