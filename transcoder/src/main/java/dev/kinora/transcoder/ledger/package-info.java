/**
 * The ledger of spans and the catalogue of titles in a database. Both are an index over the
 * published folder, shared by every process that works on it; every statement here is read alike by
 * H2 and PostgreSQL. Claims are single statements that check what they change, so that no lock is
 * held while anything is encoded. {@link dev.kinora.transcoder.ledger.Schema} creates the tables.
 */
@NullMarked
package dev.kinora.transcoder.ledger;

import org.jspecify.annotations.NullMarked;
