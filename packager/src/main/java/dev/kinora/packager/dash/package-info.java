/**
 * DASH manifests (ISO/IEC 23009-1): a model of the static MPD with numbered segments on explicit
 * timelines, its reader and its writer side by side, and the pure function that makes a title's
 * MPD; {@link dev.kinora.packager.dash.Manifests} is the door for whoever serves titles. XML is
 * read without document types and entities. Elements of the standard that the model does not carry
 * and that may not be ignored are refused when read rather than dropped.
 */
@NullMarked
package dev.kinora.packager.dash;

import org.jspecify.annotations.NullMarked;
