-- What can be registered and joined: countries, models with their points by date, levels with their rules and fees by date.
-- In every table: ids are text (UUID v7), instants Unix milliseconds UTC, dates ISO 8601 text, money minor units.
-- Here texts are collated "C", so that they sort byte by byte as they do in SQLite, whatever the server's locale.

CREATE TABLE countries (
    code TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    currency TEXT COLLATE "C" NOT NULL,
    eu_vat BOOLEAN NOT NULL,
    vat_basis_points BIGINT NOT NULL
);

CREATE TABLE models (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    launched BIGINT NOT NULL
);

-- A model is found by its name in whatever case it is typed.
CREATE UNIQUE INDEX models_by_name ON models (lower(name));

CREATE TABLE model_points (
    model_id TEXT COLLATE "C" NOT NULL REFERENCES models (id),
    since TEXT COLLATE "C" NOT NULL,
    points BIGINT NOT NULL CHECK (points >= 0),
    PRIMARY KEY (model_id, since)
);

CREATE TABLE levels (
    code TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    family TEXT COLLATE "C" NOT NULL CHECK (family IN ('individual', 'corporate')),
    position BIGINT NOT NULL
);

CREATE TABLE level_rules (
    level TEXT COLLATE "C" NOT NULL REFERENCES levels (code),
    valid_from TEXT COLLATE "C" NOT NULL,
    points_from BIGINT,
    points_over BIGINT,
    max_products BIGINT,
    repair_days BIGINT NOT NULL,
    loan TEXT COLLATE "C" NOT NULL CHECK (loan IN ('no', 'if_late', 'always')),
    cleans_per_body BIGINT NOT NULL,
    discount_percent BIGINT NOT NULL,
    PRIMARY KEY (level, valid_from)
);

CREATE TABLE level_fees (
    level TEXT COLLATE "C" NOT NULL REFERENCES levels (code),
    currency TEXT COLLATE "C" NOT NULL,
    valid_from TEXT COLLATE "C" NOT NULL,
    fee BIGINT NOT NULL CHECK (fee >= 0),
    PRIMARY KEY (level, currency, valid_from)
);
