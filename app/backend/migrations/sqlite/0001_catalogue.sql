-- What can be registered and joined: countries, models with their points by date, levels with their rules and fees by date.
-- In every table: ids are text (UUID v7), instants Unix milliseconds UTC, dates ISO 8601 text, money minor units.

CREATE TABLE countries (
    code TEXT NOT NULL PRIMARY KEY,
    currency TEXT NOT NULL,
    eu_vat BOOLEAN NOT NULL,
    vat_basis_points BIGINT NOT NULL
);

CREATE TABLE models (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    launched BIGINT NOT NULL
);

-- A model is found by its name in whatever case it is typed.
CREATE UNIQUE INDEX models_by_name ON models (lower(name));

CREATE TABLE model_points (
    model_id TEXT NOT NULL REFERENCES models (id),
    since TEXT NOT NULL,
    points BIGINT NOT NULL CHECK (points >= 0),
    PRIMARY KEY (model_id, since)
);

CREATE TABLE levels (
    code TEXT NOT NULL PRIMARY KEY,
    family TEXT NOT NULL CHECK (family IN ('individual', 'corporate')),
    position BIGINT NOT NULL
);

CREATE TABLE level_rules (
    level TEXT NOT NULL REFERENCES levels (code),
    valid_from TEXT NOT NULL,
    points_from BIGINT,
    points_over BIGINT,
    max_products BIGINT,
    repair_days BIGINT NOT NULL,
    loan TEXT NOT NULL CHECK (loan IN ('no', 'if_late', 'always')),
    cleans_per_body BIGINT NOT NULL,
    discount_percent BIGINT NOT NULL,
    PRIMARY KEY (level, valid_from)
);

CREATE TABLE level_fees (
    level TEXT NOT NULL REFERENCES levels (code),
    currency TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    fee BIGINT NOT NULL CHECK (fee >= 0),
    PRIMARY KEY (level, currency, valid_from)
);
