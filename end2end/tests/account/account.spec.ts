import { estudio, studio } from "../portal/accounts";
import { Dashboard } from "../portal/subscription";
import { expect, test } from "../portal/test";

test("the account says what the portal knows of the business", async ({ member }) => {
  await member.isSignedInAs(estudio);
  await member.opens("/products");
  await member.staysOnThePage(async () => {
    await member.link(estudio.company).click();
    await expect(member.heading).toHaveText("Mi cuenta");
  });
  const fact = (term: string) => new Dashboard(member).fact(term);
  await expect(fact("Empresa")).toHaveText("Estudio Luz S.L.");
  await expect(fact("NIF-IVA")).toHaveText("ESB00000000");
  await expect(fact("País")).toHaveText("España");
  await expect(fact("Contacto")).toHaveText("Administración");
  await expect(fact("Correo electrónico")).toHaveText(estudio.email);
  await expect(fact("Puntos")).toHaveText("420");
});

test("in English the country is named in English", async ({ member }) => {
  await member.isSignedInAs(studio);
  await member.opens("/account");
  await expect(new Dashboard(member).fact("Country")).toHaveText("United Kingdom");
  await expect(new Dashboard(member).fact("Points")).toHaveText("1,340");
});
