/**
 * Reads the sample tables of MP4 and MOV files (ISO/IEC 14496-12, 8.6 and 8.7). The tables stay as
 * they lie in the file; every count in them is held against the bytes that are really there, so a
 * hostile table costs no more memory than it takes on disk.
 */
@NullMarked
package dev.kinora.packager.source.mp4;

import org.jspecify.annotations.NullMarked;
