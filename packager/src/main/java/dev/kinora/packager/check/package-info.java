/**
 * Judges what is published, ours or anybody's: HLS, DASH and CMAF, from a folder, a file or
 * whatever a reader of resources reaches. {@link dev.kinora.packager.check.PackageCheck} is the
 * door; {@link dev.kinora.packager.check.Rules} lists what is judged. Every fault of the input,
 * however hostile, ends in a finding.
 */
@NullMarked
package dev.kinora.packager.check;

import org.jspecify.annotations.NullMarked;
