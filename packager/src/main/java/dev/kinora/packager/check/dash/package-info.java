/**
 * Judges DASH manifests: structure and values by the schema and the text of the standard, and the
 * segments that a manifest announces against those that are there. The XML is read without document
 * types and entities. All pure; what was measured of segments comes in as facts.
 */
@NullMarked
package dev.kinora.packager.check.dash;

import org.jspecify.annotations.NullMarked;
