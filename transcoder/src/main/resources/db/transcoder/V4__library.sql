-- Plain SQL that H2 and PostgreSQL both read. Times are milliseconds since 1970.

-- What was found in folders of films, so that a file that has not changed is not opened again.
CREATE TABLE library_file (
  path_sha256 VARCHAR(64) NOT NULL PRIMARY KEY,
  path VARCHAR(4096) NOT NULL,
  size_bytes BIGINT NOT NULL,
  modified_at BIGINT NOT NULL,
  -- What the file system knows the file by, where it tells.
  file_key VARCHAR(200) NOT NULL,
  -- How what lies beside the film looked: names, sizes and times, hashed.
  beside VARCHAR(64) NOT NULL,
  title_id VARCHAR(40),
  -- Why it is no title.
  reason VARCHAR(2000),
  failures INTEGER NOT NULL,
  missing BOOLEAN NOT NULL
);

CREATE INDEX library_file_title ON library_file (title_id);
