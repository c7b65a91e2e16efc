/**
 * EBML, the binary form that Matroska and WebM are written in (RFC 8794): heads of elements, whole
 * elements, and how they are written. Pure functions over buffers, with every size held against the
 * bytes that are there.
 */
@NullMarked
package dev.kinora.packager.ebml;

import org.jspecify.annotations.NullMarked;
