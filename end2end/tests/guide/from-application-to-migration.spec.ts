import { ARCHIVOS_NUMBER, ApplicationForm, archivo } from "../portal/application";
import { Desk } from "../portal/desk";
import { linkIn } from "../portal/mail-server";
import { SENDER, expect, test } from "../portal/mail-test";
import { NEW_PASSWORD, PasswordForm } from "../portal/password";
import { ProductList } from "../portal/product-list";
import { SignInForm } from "../portal/sign-in";
import { containing } from "../portal/words";

test.use({ locale: "es-ES" });

test("from the application to the migrated products, for a business that has never been here", async ({
  member,
  elsewhere,
  mail,
}) => {
  const application = new ApplicationForm(member);
  const form = new PasswordForm(member);
  const list = new ProductList(member);
  member.reads(archivo);
  await application.opens();
  await member.staysOnThePage(async () => {
    await application.fills(archivo);
    await application.accepts();
    await application.sends();
    await application.isSent();
  });
  await mail.mailTo(archivo, "application_received");

  const desk = new Desk(elsewhere);
  await desk.opens("/staff/applications");
  await expect(desk.entry(archivo.company)).toContainText(ARCHIVOS_NUMBER);
  await desk.approves(archivo.company, { withOldAccount: true });

  const approval = await mail.mailTo(archivo, "application_approved");
  expect(approval.from).toEqual([SENDER]);
  expect(approval.text).toMatch(containing(archivo.company));
  await form.follows(linkIn(approval));
  await member.staysOnThePage(async () => {
    await form.sets(NEW_PASSWORD);
    await form.isSet();
    await new SignInForm(member).signsIn(archivo.email, NEW_PASSWORD);

    await expect(member.heading).toHaveText("Mis productos");
    await expect(list.models).toHaveCount(0);
    await expect(list.migrateButton).toHaveText("MIGRAR PRODUCTOS");
    await list.migrateButton.click();
    await expect(member.notice).toContainText("3 productos");
    await list.counts("EOS-1D X Mark II");
    await list.counts("Speedlite 600EX II-RT");
    await list.lacks("EF 24-70mm F2.8L II USM");
    await expect(list.models).toHaveCount(3);
    await expect(list.migrateButton).toHaveCount(0);
  });
  const migrated = await mail.mailTo(archivo, "migration_done");
  expect(migrated.text).toMatch(/\b3 productos/);
});

test("without the old e-mail there is no button, and the page says what to do instead", async ({
  member,
  elsewhere,
  mail,
}) => {
  const { oldEmail: _, ...withoutOldEmail } = archivo;
  const form = new PasswordForm(member);
  const list = new ProductList(member);
  member.reads(archivo);
  await new ApplicationForm(member).applies(withoutOldEmail);

  const desk = new Desk(elsewhere);
  await desk.opens("/staff/applications");
  await desk.approves(archivo.company);
  await form.follows(linkIn(await mail.mailTo(archivo, "application_approved")));
  await form.sets(NEW_PASSWORD);
  await new SignInForm(member).signsIn(archivo.email, NEW_PASSWORD);
  await expect(member.heading).toHaveText("Mis productos");
  await expect(list.migrateButton).toHaveCount(0);
  await expect(member.page.getByText(member.words.products.no_migration)).toBeVisible();
});
