CREATE TABLE results (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    subject TEXT NOT NULL,
    session TEXT NOT NULL,
    created BIGINT NOT NULL,
    content BLOB NOT NULL
);
CREATE INDEX results_by_subject ON results (owner, subject, created);
CREATE INDEX results_by_session ON results (owner, session, created);
CREATE INDEX results_by_time ON results (created);
