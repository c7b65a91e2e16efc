/**
 * How finished things become visible: names, stores that publish whole or not at all, the ledger of
 * spans and segments, and the catalogue of titles. Whoever publishes first wins. Interfaces with an
 * in-memory twin each; the twins on H2 live with the modules that own the database.
 */
@NullMarked
package dev.kinora.packager.publish;

import org.jspecify.annotations.NullMarked;
