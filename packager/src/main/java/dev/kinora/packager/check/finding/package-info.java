/**
 * The vocabulary of conformance: rules with an id, a clause and a sentence, and findings that say
 * where one is broken, what was expected and what was found. Every judge of playlists, manifests
 * and segments speaks it; nothing here knows any format.
 */
@NullMarked
package dev.kinora.packager.check.finding;

import org.jspecify.annotations.NullMarked;
