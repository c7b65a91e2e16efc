/**
 * Data for programs and for our own page: titles as JSON, changes as server-sent events, version,
 * and the description of all of it. Names and units here are a promise; {@code openapi.json} states
 * them and a test compares it with the routes and with real answers.
 */
@NullMarked
package dev.kinora.origin.api;

import org.jspecify.annotations.NullMarked;
