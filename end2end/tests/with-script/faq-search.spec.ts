import { estudio } from "../portal/accounts";
import { expect, test } from "../portal/test";

test("questions are found while one types", async ({ member }) => {
  await member.isSignedInAs(estudio);
  await member.opens("/faq");
  const questions = member.page.getByRole("main").locator("details:visible");
  const all = await questions.count();
  await member.staysOnThePage(async () => {
    await member.page.getByRole("searchbox").pressSequentially("migrar");
    await expect.poll(() => questions.count()).toBeLessThan(all);
    await expect(questions.first()).toContainText(/migrar/i);
    await member.page.getByRole("searchbox").fill("");
    await expect(questions).toHaveCount(all);
  });
});
