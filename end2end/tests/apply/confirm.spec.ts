import { type Application, applies, archivo, harbour } from "../portal/application";
import { type Reader, linkIn } from "../portal/mail-server";
import { expect, test } from "../portal/mail-test";
import { NEW_PASSWORD, PasswordForm } from "../portal/password";
import { ProductList } from "../portal/product-list";
import { SignInForm } from "../portal/sign-in";
import { containing } from "../portal/words";

test.use({ locale: "es-ES", serveOptions: ["--automatic-approval"] });

/** Whoever reads what is sent to the address of the old account. */
const oldAddress: Reader = { email: "archivo@old.cps.example", language: "es" };

test("without an old account the approval comes at once", async ({ member, mail }) => {
  await applies(member, harbour);
  linkIn(await mail.mailTo(harbour, "application_approved"));
});

test("an old account must be confirmed from its own address first", async ({ member, elsewhere, mail }) => {
  member.reads(archivo);
  elsewhere.reads(archivo);
  await applies(member, archivo);
  const request = await mail.mailTo(oldAddress, "confirm_old_email");
  expect(request.text).toMatch(containing(archivo.company));
  expect(request.text).toContain(archivo.email);
  expect(await mail.mailsTo(archivo, "application_approved")).toHaveLength(0);

  // Mail scanners open links: that confirms nothing.
  await elsewhere.opens(linkIn(request));
  await member.opens(linkIn(request));
  await member.isAt("/apply/confirm");
  await expect(member.heading).toHaveText(member.words.apply.confirm_title);
  await expect(member.page.getByRole("main")).toContainText(archivo.company);
  await expect(member.page.getByRole("main")).toContainText(archivo.email);
  expect(await mail.mailsTo(archivo, "application_approved")).toHaveLength(0);
  await member.staysOnThePage(async () => {
    await member.button(member.words.apply.confirm).click();
    await member.isAt("/apply/confirm?confirmed=1");
    await expect(member.heading).toHaveText(member.words.apply.confirmed_title);
  });

  const form = new PasswordForm(member);
  await form.follows(linkIn(await mail.mailTo(archivo, "application_approved")));
  await form.sets(NEW_PASSWORD);
  await new SignInForm(member).signsIn(archivo.email, NEW_PASSWORD);
  await expect(new ProductList(member).migrateButton).toBeVisible();
});

test("a confirmation is used up", async ({ member, elsewhere, complaints, mail }) => {
  complaints.expectRefusal(422);
  member.reads(archivo);
  elsewhere.reads(archivo);
  await applies(member, archivo);
  const link = linkIn(await mail.mailTo(oldAddress, "confirm_old_email"));
  await member.opens(link);
  await elsewhere.opens(link);
  await member.button(member.words.apply.confirm).click();
  await mail.mailTo(archivo, "application_approved");

  await elsewhere.button(elsewhere.words.apply.confirm).click();
  const { password, problems } = elsewhere.words;
  const said = elsewhere.hasScript ? problems.link_unusable : password.used_title;
  await expect(elsewhere.page.getByRole("main")).toContainText(said);
  await member.opens(link);
  await expect(member.heading).toHaveText(member.words.password.used_title);
});

test("somebody else's old address alone opens nothing", async ({ member, mail }) => {
  const thief: Application = { ...harbour, oldEmail: "archivo@old.cps.example" };
  await applies(member, thief);
  await mail.mailTo({ ...oldAddress, language: "en" }, "confirm_old_email");
  // A later mail: what came before it is there by then.
  await applies(member, { ...harbour, email: "later@demo.cps.example" });
  await mail.mailTo({ email: "later@demo.cps.example", language: "en" }, "application_approved");
  expect(await mail.mailsTo(harbour, "application_approved")).toHaveLength(0);
});
