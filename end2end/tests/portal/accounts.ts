import type { Language } from "./words";

/** A seeded user. */
export interface Account {
  readonly company: string;
  readonly email: string;
  readonly language: Language;
}

export const PASSWORD = "camera-obscura-2026";

/** Spain: 420 points, seven products that lack details, three more in an old account. */
export const estudio: Account = {
  company: "Estudio Luz S.L.",
  email: "estudio@demo.cps.example",
  language: "es",
};

/** United Kingdom: 1,340 points, two products that lack details, no old account. */
export const studio: Account = {
  company: "Hart & Vale Studio Ltd",
  email: "studio@demo.cps.example",
  language: "en",
};

/** Spain: 2,740 points, more than the Corporate levels want. */
export const corporate: Account = {
  company: "Norte Audiovisual S.A.",
  email: "corporate@demo.cps.example",
  language: "es",
};

/** Germany: 240 points, too few to be invited, no old account. */
export const newcomer: Account = {
  company: "Atelier Blau GmbH",
  email: "newcomer@demo.cps.example",
  language: "en",
};

/** Priority support. */
export const staff: Account = {
  company: "",
  email: "staff@demo.cps.example",
  language: "en",
};
