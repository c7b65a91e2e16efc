-- Plain SQL that H2 and PostgreSQL both read. Times are milliseconds since 1970.

-- Who may publish as whom: of a key only its hash is kept.
CREATE TABLE live_key (
  name VARCHAR(64) NOT NULL PRIMARY KEY,
  key_sha256 VARCHAR(64) NOT NULL,
  made_at BIGINT NOT NULL
);

-- What runs where, so that another process can list it and ask for its end.
CREATE TABLE live_stream (
  name VARCHAR(64) NOT NULL PRIMARY KEY,
  owner VARCHAR(200) NOT NULL,
  title VARCHAR(200) NOT NULL,
  state VARCHAR(16) NOT NULL,
  started_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  stop_wanted BOOLEAN NOT NULL
);
