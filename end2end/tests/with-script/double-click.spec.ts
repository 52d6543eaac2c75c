import { newcomer } from "../portal/accounts";
import { ProductForm } from "../portal/product-form";
import { ProductList } from "../portal/product-list";
import { expect, test } from "../portal/test";

// Without script both clicks may reach the server, which cannot tell them from two alike without serial numbers.
test("a doubled click registers one product", async ({ member }) => {
  await member.isSignedInAs(newcomer);
  const list = new ProductList(member);
  const form = new ProductForm(member);
  await member.opens("/products/new");
  await form.model.fill("EOS R7");
  await member.button("Register product").dblclick();
  await expect(member.notice).toContainText("The product is registered.");
  await list.opens();
  await expect(list.row("EOS R7")).toHaveCount(1);
});
