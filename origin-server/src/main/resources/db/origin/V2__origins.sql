-- The origins that share this database. An empty host: any name that reaches the machine.
CREATE TABLE origin_door (
  host VARCHAR(253) NOT NULL,
  port INTEGER NOT NULL,
  seen_at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (host, port)
);
