import { type Locator, expect } from "@playwright/test";
import type { Member } from "./member";
import { containing, filled } from "./words";

/** «Mis productos». */
export class ProductList {
  constructor(private readonly member: Member) {}

  async opens(query = ""): Promise<void> {
    await this.member.opens(`/products${query}`);
    await expect(this.member.heading).toHaveText(this.member.words.products.title);
  }

  /** The product of this model. */
  row(model: string): Locator {
    const { page } = this.member;
    const name = page.getByRole("rowheader").getByRole("link", { name: model, exact: true });
    return page.getByRole("row").filter({ has: name });
  }

  /** The models, from top to bottom. */
  get models(): Locator {
    return this.member.page.getByRole("rowheader").getByRole("link");
  }

  /** The points panel. */
  get points(): Locator {
    const { page, words } = this.member;
    return page.getByRole("region", { name: words.products.points_label });
  }

  get meter(): Locator {
    return this.points.getByRole("img");
  }

  get migrateButton(): Locator {
    return this.member.button(this.member.words.products.migrate);
  }

  /** Expects the green check. */
  async counts(model: string): Promise<void> {
    await expect(this.row(model)).toContainText(this.member.words.products.assigned);
  }

  /** Expects the blue dot and «Ver producto». */
  async lacks(model: string): Promise<void> {
    await expect(this.viewLink(model)).toBeVisible();
  }

  async hasTotal(points: string): Promise<void> {
    await expect(this.points).toContainText(`${points} ${this.member.words.products.points}`);
  }

  /** Expects the meter to say, in words too, that these points are enough for the level. */
  async hasReached(level: string, points: string): Promise<void> {
    const reached = filled(this.member.words.products.meter_reached, { level, points });
    await expect(this.meter).toHaveAccessibleName(containing(reached));
  }

  viewLink(model: string): Locator {
    const { products } = this.member.words;
    const name = `${products.details_missing} ${products.view}`;
    return this.row(model).getByRole("link", { name, exact: true });
  }

  /** Opens a product that lacks details by «Ver producto». */
  async views(model: string): Promise<void> {
    await this.viewLink(model).click();
    await expect(this.member.heading).toHaveText(model);
  }
}
