import { estudio, studio } from "../../portal/accounts";
import { ProductForm } from "../../portal/product-form";
import { ProductList } from "../../portal/product-list";
import { expect, test } from "../../portal/test";

test("a completed product gets the green check, and its points count", async ({ member }) => {
  await member.isSignedInAs(estudio);
  const list = new ProductList(member);
  const form = new ProductForm(member);
  await list.opens();
  await member.staysOnThePage(async () => {
    await list.views("EOS R8");
    await expect(member.page.getByText("Falta un detalle")).toBeVisible();
    await expect(member.page.getByText("Complétalo y suma 150 puntos.")).toBeVisible();
    const missing = member.page.getByRole("group", { name: "Falta", exact: true });
    await expect(missing.getByRole("textbox")).toHaveCount(1);
    await expect(form.dealer).toHaveValue("");
    await expect(form.serialNumber).toHaveValue("0230 2100 4571");
    await expect(form.purchaseDate).toHaveValue("2023-09-08");
    await expect(form.purchaseCountry).toHaveValue("ES");

    await form.fills({ dealer: "Casa del Objetivo" });
    await form.saves();
    await expect(member.notice).toContainText("Los cambios se han guardado.");
    await list.counts("EOS R8");
    await list.hasTotal("570");
    await list.hasReached("Silver", "500");
    await expect(list.points).toContainText("Puedes unirte a Silver.");
  });
});

test("several missing details are marked, first of all, and may come one by one", async ({ member }) => {
  await member.isSignedInAs(studio);
  const list = new ProductList(member);
  const form = new ProductForm(member);
  await list.opens();
  await list.views("EOS R6");
  await expect(member.page.getByText("2 details are missing")).toBeVisible();
  const groups = member.page.getByRole("group");
  await expect(groups.first()).toHaveAccessibleName("Missing");
  await expect(groups.first().getByText("missing", { exact: true })).toHaveCount(2);

  await form.fills({ dealer: "Shutter & Sons London" });
  await form.saves();
  await list.lacks("EOS R6");
  await list.hasTotal("1,340");

  await list.views("EOS R6");
  await expect(member.page.getByText("One detail is missing")).toBeVisible();
  await expect(form.dealer).toHaveValue("Shutter & Sons London");
  await form.fills({ serialNumber: "0230 2100 1234" });
  await form.saves();
  await list.counts("EOS R6");
  await list.hasTotal("1,540");
});

test("an estimate completes a product and stays marked as one", async ({ member }) => {
  await member.isSignedInAs(studio);
  const list = new ProductList(member);
  const form = new ProductForm(member);
  await list.opens();
  await list.views("RF 70-200mm F2.8L IS USM");
  await expect(member.page.getByText("an estimate is good enough").first()).toBeVisible();
  await form.fills({ purchaseDate: "2022-06-01" });
  await form.estimates.first().check();
  await form.saves();
  await list.counts("RF 70-200mm F2.8L IS USM");
  await expect(list.row("RF 70-200mm F2.8L IS USM")).toContainText("≈ Jun 2022");
  await list.hasReached("Platinum", "1,600");
});

test("a product that counts shows its details and history, and can be corrected", async ({ member }) => {
  await member.isSignedInAs(studio);
  const list = new ProductList(member);
  const form = new ProductForm(member);
  await list.opens();
  await list.row("EOS R3").getByRole("link", { name: "EOS R3" }).click();
  await expect(member.heading).toHaveText("EOS R3");
  await expect(member.page.getByText("Camera · 500 points")).toBeVisible();
  await expect(member.page.getByText("Points assigned")).toBeVisible();
  await expect(member.page.getByText("estimate", { exact: true }).first()).toBeVisible();
  await expect(member.page.getByRole("heading", { name: "History" })).toBeVisible();
  await expect(member.page.getByText("Completed: its points count")).toBeVisible();

  await member.page.getByText("Correct a detail").click();
  await form.fills({ dealer: "Northern Lens York" });
  await form.saves();
  await expect(member.notice).toContainText("Your changes are saved.");
  await expect(list.row("EOS R3")).toContainText("Northern Lens York");
  await list.hasTotal("1,340");
});
