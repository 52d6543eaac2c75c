import { archivo, applies } from "../portal/application";
import { Desk } from "../portal/desk";
import { expect, test } from "../portal/mail-test";

test("a rejection tells the applicant why, in their language", async ({ member, elsewhere, mail }) => {
  await applies(member, archivo);
  const desk = new Desk(elsewhere);
  await desk.opens("/staff/applications");
  await desk.rejects(archivo.company, "El NIF-IVA es de otra empresa.\nComprueba el registro & escríbenos.");
  await expect(elsewhere.notice).toContainText(elsewhere.words.staff.done_rejected);

  const rejection = await mail.mailTo(archivo, "application_rejected");
  expect(rejection.text).toContain("El NIF-IVA es de otra empresa.\nComprueba el registro & escríbenos.");
  expect(rejection.html).toContain("Comprueba el registro &amp; escríbenos.");
});

test("whoever was rejected may apply again", async ({ member, elsewhere, mail }) => {
  await applies(member, archivo);
  const desk = new Desk(elsewhere);
  await desk.opens("/staff/applications");
  await desk.rejects(archivo.company, "Falta el registro mercantil.");
  await mail.mailTo(archivo, "application_rejected");

  await applies(member, archivo);
  await mail.mailTo(archivo, "application_received");
  await mail.mailTo(archivo, "application_received");
  expect(await mail.mailsTo(archivo, "already_applied")).toHaveLength(0);
});
