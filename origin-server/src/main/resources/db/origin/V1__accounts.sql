-- Plain SQL that H2 and PostgreSQL both read. Times are milliseconds since 1970.

CREATE TABLE account (
  id VARCHAR(32) NOT NULL PRIMARY KEY,
  name VARCHAR(64) NOT NULL,
  -- The name as it is compared: two that look alike to people are one.
  name_key VARCHAR(128) NOT NULL UNIQUE,
  role VARCHAR(8) NOT NULL,
  password VARCHAR(200) NOT NULL,
  created_at BIGINT NOT NULL
);

-- Of a token only its digest is kept: who reads the table cannot use it.
CREATE TABLE invitation (
  id VARCHAR(32) NOT NULL PRIMARY KEY,
  token_sha256 VARCHAR(64) NOT NULL UNIQUE,
  role VARCHAR(8) NOT NULL,
  sets_up BOOLEAN NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);

CREATE TABLE account_session (
  id VARCHAR(32) NOT NULL PRIMARY KEY,
  token_sha256 VARCHAR(64) NOT NULL UNIQUE,
  account_id VARCHAR(32),
  guest_room VARCHAR(64),
  guest_name VARCHAR(64),
  agent VARCHAR(160) NOT NULL,
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);

CREATE INDEX account_session_account ON account_session (account_id);
CREATE INDEX account_session_expiry ON account_session (expires_at);

CREATE TABLE watch_position (
  account_id VARCHAR(32) NOT NULL,
  title_id VARCHAR(40) NOT NULL,
  position_millis BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (account_id, title_id),
  FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);

CREATE INDEX watch_position_title ON watch_position (title_id);

-- Keys that all servers over this database sign with.
CREATE TABLE origin_secret (
  name VARCHAR(32) NOT NULL PRIMARY KEY,
  secret VARCHAR(64) NOT NULL
);
