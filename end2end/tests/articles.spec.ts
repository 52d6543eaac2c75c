import { estudio, studio } from "./portal/accounts";
import { expect, test } from "./portal/test";

for (const path of ["/faq", "/support", "/terms", "/privacy"]) {
  test(`${path} is open to everybody, in both languages`, async ({ member }) => {
    const response = await member.opens(path);
    expect(response.status()).toBe(200);
    await expect(member.heading).toBeVisible();
    const english = await member.heading.innerText();
    await member.staysOnThePage(async () => {
      await member.button("ES").click();
      await expect(member.heading).not.toHaveText(english);
    });
    const spanish = await member.heading.innerText();
    await member.reloads();
    await expect(member.heading).toHaveText(spanish);
  });
}

test("a question opens its answer", async ({ member }) => {
  await member.isSignedInAs(studio);
  await member.opens("/products");
  await member.tabs.getByRole("link", { name: "Help" }).click();
  const question = member.page.getByRole("main").locator("details").first();
  await expect(question.getByRole("paragraph").first()).toBeHidden();
  await question.locator("summary").click();
  await expect(question.getByRole("paragraph").first()).toBeVisible();
});

test("the foot of every page leads to questions, support, terms and privacy", async ({ member }) => {
  await member.isSignedInAs(estudio);
  await member.opens("/products");
  const foot = member.page.getByRole("contentinfo");
  await member.staysOnThePage(async () => {
    for (const [name, path] of [
      ["Preguntas frecuentes", "/faq"],
      ["Asistencia prioritaria", "/support"],
      ["Términos y condiciones", "/terms"],
      ["Privacidad", "/privacy"],
    ] as const) {
      await foot.getByRole("link", { name }).click();
      await member.isAt(path);
      await expect(member.heading).toBeVisible();
    }
  });
});
