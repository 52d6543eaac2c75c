import { estudio, studio } from "../../portal/accounts";
import { LIST, ProductFile } from "../../portal/product-file";
import { ProductList } from "../../portal/product-list";
import { expect, test } from "../../portal/test";
import { filled } from "../../portal/words";

test("a list is pasted, looked at, registered, corrected and sent again", async ({ member }) => {
  await member.isSignedInAs(estudio);
  const { bulk } = member.words;
  const list = new ProductList(member);
  await list.opens();
  await member.link(bulk.open).click();
  const file = new ProductFile(member);
  await expect(member.heading).toHaveText(bulk.title);
  await file.pastes(LIST);
  await expect(member.page.getByText(filled(bulk.ready_some, { count: 2 }))).toBeVisible();
  await expect(member.page.getByText(bulk.none_registered)).toBeVisible();
  await expect(file.line(4)).toContainText(bulk.problem_model);
  await expect(file.line(2)).toHaveCount(0);
  await member.link(`${bulk.all} 3`).click();
  await expect(file.line(2)).toContainText(bulk.result_ready);
  await expect(file.line(3)).toContainText(bulk.result_lacks);

  await member.button(filled(bulk.register_some, { count: 2 })).click();
  await expect(member.notice).toContainText(filled(bulk.registered_some, { count: 2 }));
  const wrong = await file.downloads(bulk.problems_one);
  await file.opens();
  await file.uploads(wrong.replace("EOS R9000", "EOS R3"));
  await member.button(bulk.register_one).click();
  await expect(member.notice).toContainText(bulk.registered_one);

  await list.opens("?sort=model");
  await list.counts("EOS R5");
  await list.lacks("EOS R7");
  await list.counts("EOS R3");
});

test("what one member downloads another one cannot take, and is told so line by line", async ({ member, elsewhere }) => {
  await member.isSignedInAs(studio);
  await new ProductList(member).opens();
  const own = await new ProductFile(member).downloads(member.words.bulk.download);
  expect(own.split("\r\n")[0]).toContain("model,serial_number,purchase_date");

  await elsewhere.isSignedInAs(estudio);
  const file = new ProductFile(elsewhere);
  await file.opens();
  await file.uploads(own);
  await expect(elsewhere.page.getByText(elsewhere.words.problems.serial_taken).first()).toBeVisible();
});

test("a list that makes no sense is refused, and what was pasted is still there", async ({ member, complaints }) => {
  complaints.expectRefusal(422);
  await member.isSignedInAs(estudio);
  const file = new ProductFile(member);
  await file.opens();
  await file.pastes("EOS R5;LISTA001");
  await expect(member.alert).toHaveText(member.words.bulk.wrong_no_model);
  await expect(file.text).toHaveValue("EOS R5;LISTA001");
  await expect(file.text).toBeFocused();
});

test("a list by the thousand is checked and registered", async ({ member }) => {
  await member.isSignedInAs(studio);
  const file = new ProductFile(member);
  const lines = Array.from({ length: 1000 }, (_, line) => `EOS R5,MANY${String(line).padStart(6, "0")}`);
  await file.opens();
  await file.uploads(["model,serial_number", ...lines].join("\n"));
  await expect(file.line(51)).toBeVisible();
  await member.link(member.words.bulk.next_page).click();
  await expect(file.line(52)).toBeVisible();
  await member.button(filled(member.words.bulk.register_some, { count: "1,000" })).click();
  await expect(member.notice).toContainText(filled(member.words.bulk.registered_some, { count: "1,000" }));
});
