-- Plain SQL that H2 and PostgreSQL both read. Times are milliseconds since 1970.

-- Titles whose background work somebody stopped. What viewers ask for is made all the same.
CREATE TABLE job_hold (
  title_id VARCHAR(40) NOT NULL PRIMARY KEY,
  kind VARCHAR(10) NOT NULL,
  since BIGINT NOT NULL
);

-- How fast titles come on, as whoever works on them measures it: milliseconds of film a second.
CREATE TABLE job_pace (
  title_id VARCHAR(40) NOT NULL,
  lane VARCHAR(8) NOT NULL,
  film_millis_a_second BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  PRIMARY KEY (title_id, lane)
);
