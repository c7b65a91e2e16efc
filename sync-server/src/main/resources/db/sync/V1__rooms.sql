-- Rooms, what was written in them, who was in them, and the peers of the tracker.
-- Times end in _ms: milliseconds since 1970. Positions end in _us: microseconds of media.

CREATE TABLE rooms (
  room_id          VARCHAR(41)     NOT NULL PRIMARY KEY,
  display_name     VARCHAR(80)     NOT NULL,
  swarm            VARCHAR(64)     NOT NULL,
  permanent        BOOLEAN         NOT NULL,
  owner_identity   VARCHAR(200),
  created_at_ms    BIGINT          NOT NULL,
  -- Grows with every process that takes the room over; only the last one writes.
  epoch            BIGINT          NOT NULL,
  saved_at_ms      BIGINT          NOT NULL,
  present_members  INTEGER         NOT NULL,
  phase            VARCHAR(16)     NOT NULL,
  revision         BIGINT          NOT NULL,
  media_json       VARCHAR(4000),
  position_us      BIGINT          NOT NULL,
  rate_thousandths INTEGER         NOT NULL,
  settings_json    VARCHAR(4000)   NOT NULL,
  queue_revision   BIGINT          NOT NULL,
  queue_added      BIGINT          NOT NULL,
  queue_json       VARCHAR(400000) NOT NULL,
  chat_count       BIGINT          NOT NULL,
  joined_count     BIGINT          NOT NULL,
  host_member      VARCHAR(20),
  banned_json      VARCHAR(400000) NOT NULL
);

CREATE TABLE room_members (
  room_id     VARCHAR(41)  NOT NULL,
  member_id   VARCHAR(20)  NOT NULL,
  ordinal     INTEGER      NOT NULL,
  name        VARCHAR(80)  NOT NULL,
  identity    VARCHAR(200) NOT NULL,
  member_role VARCHAR(10)  NOT NULL,
  coarse      BOOLEAN      NOT NULL,
  -- SHA-256 of the secret the member comes back with.
  secret_hash VARCHAR(64)  NOT NULL,
  PRIMARY KEY (room_id, member_id),
  FOREIGN KEY (room_id) REFERENCES rooms (room_id) ON DELETE CASCADE
);

CREATE TABLE room_chat (
  room_id     VARCHAR(41)   NOT NULL,
  n           BIGINT        NOT NULL,
  at_ms       BIGINT        NOT NULL,
  from_member VARCHAR(20)   NOT NULL,
  from_name   VARCHAR(80)   NOT NULL,
  words       VARCHAR(4000) NOT NULL,
  reply_to    BIGINT,
  PRIMARY KEY (room_id, n),
  FOREIGN KEY (room_id) REFERENCES rooms (room_id) ON DELETE CASCADE
);

CREATE TABLE tracker_peers (
  -- Bytes as hexadecimal digits.
  swarm      VARCHAR(64) NOT NULL,
  info_hash  VARCHAR(40) NOT NULL,
  peer_id    VARCHAR(40) NOT NULL,
  complete   BOOLEAN     NOT NULL,
  seen_at_ms BIGINT      NOT NULL,
  PRIMARY KEY (swarm, info_hash, peer_id)
);
