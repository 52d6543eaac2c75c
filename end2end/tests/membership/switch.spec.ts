import { corporate, estudio, studio } from "../portal/accounts";
import { Checkout } from "../portal/checkout";
import { ProductList } from "../portal/product-list";
import { Dashboard } from "../portal/subscription";
import { expect, test } from "../portal/test";

const NAMES = { en: "Available CPS levels", es: "Niveles de CPS disponibles" };

test("above 2,500 points the switch changes between the families", async ({ member }) => {
  await member.isSignedInAs(corporate);
  await member.opens("/membership");
  await expect(member.page.getByText(/puedes elegir entre los niveles Corporate/)).toBeVisible();
  const toggle = member.page.getByRole("group", { name: NAMES.es });
  await member.staysOnThePage(async () => {
    for (const level of ["Silver", "Gold", "Platinum"]) {
      await expect(member.link(`Elegir ${level}`)).toBeVisible();
    }
    await expect(member.link("Elegir Corporate A")).toHaveCount(0);

    await toggle.getByRole("link", { name: "Corporate", exact: true }).click();
    for (const level of ["Corporate A", "Corporate B", "Corporate C"]) {
      await expect(member.link(`Elegir ${level}`)).toBeVisible();
    }
    await expect(member.link("Elegir Silver")).toHaveCount(0);
    await expect(toggle.getByRole("link", { name: "Corporate" })).toHaveAttribute("aria-current", "true");

    await toggle.getByRole("link", { name: "Silver / Gold / Platinum" }).click();
    await expect(member.link("Elegir Silver")).toBeVisible();
  });
});

test("a Corporate level can be joined", async ({ member }) => {
  await member.isSignedInAs(corporate);
  await member.opens("/membership?family=corporate");
  const checkout = new Checkout(member);
  await checkout.chooses("Corporate A");
  await expect(member.page.getByText("Precio: 1.000 € sin IVA al año")).toBeVisible();
  await checkout.purchases();
  await checkout.paysByTransfer();
  await new Dashboard(member).isActive("Corporate A");
});

for (const account of [estudio, studio]) {
  test(`at or below 2,500 points there is no switch: ${account.company}`, async ({ member }) => {
    await member.isSignedInAs(account);
    for (const path of ["/membership", "/membership?family=corporate"]) {
      await member.opens(path);
      await expect(member.heading).toHaveText(member.words.membership.title);
      await expect(member.page.getByRole("group", { name: NAMES[account.language] })).toHaveCount(0);
      await expect(member.page.getByRole("heading", { name: "Corporate A" })).toHaveCount(0);
      await expect(member.page.getByRole("heading", { name: "Silver", exact: true })).toBeVisible();
    }
  });
}

test("fewer products take the switch away again", async ({ member }) => {
  await member.isSignedInAs(corporate);
  const list = new ProductList(member);
  await list.opens();
  await member.link("EOS R1").click();
  await member.page.getByText("Eliminar producto", { exact: true }).click();
  await member.button("Sí, eliminar").click();
  await list.hasTotal("2.040");
  await member.opens("/membership?family=corporate");
  await expect(member.page.getByText("puedes elegir cualquier nivel")).toBeVisible();
  await expect(member.page.getByRole("group", { name: NAMES.es })).toHaveCount(0);
});
