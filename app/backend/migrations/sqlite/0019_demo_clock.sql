-- How far the clock of a demonstration has been moved forward.

CREATE TABLE demo_clock (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    ahead_millis BIGINT NOT NULL
);
