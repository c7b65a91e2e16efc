-- How much a span is watched, see Heat; null where nobody took note of anything yet.
ALTER TABLE ledger_span ADD COLUMN heat DOUBLE PRECISION;

UPDATE ledger_span SET heat = 0;
