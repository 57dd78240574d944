CREATE TABLE jobs (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    subject TEXT NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    options TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    detail TEXT NOT NULL,
    created INTEGER NOT NULL,
    ended INTEGER NOT NULL
);
CREATE INDEX jobs_by_owner ON jobs (owner, subject, created);
CREATE INDEX jobs_by_state ON jobs (state, created);
