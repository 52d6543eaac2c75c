-- Files of products that members loaded: each account's last one, until another takes its place.

CREATE TABLE product_uploads (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    created_at BIGINT NOT NULL,
    -- Counted when the file was read; problems and registered lines as they become more.
    line_count BIGINT NOT NULL,
    problem_count BIGINT NOT NULL,
    incomplete_count BIGINT NOT NULL,
    registered_count BIGINT NOT NULL
);

CREATE UNIQUE INDEX product_uploads_by_account ON product_uploads (account_id);

-- What stands in a line, and what is wrong with it, as JSON: `[]` if nothing is.
CREATE TABLE product_upload_lines (
    upload_id TEXT NOT NULL REFERENCES product_uploads (id),
    line BIGINT NOT NULL,
    cells TEXT NOT NULL,
    problems TEXT NOT NULL,
    registered BOOLEAN NOT NULL,
    PRIMARY KEY (upload_id, line),
    CHECK (NOT registered OR problems = '[]')
);
