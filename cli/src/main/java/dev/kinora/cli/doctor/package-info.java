/**
 * What may be wrong with an installation, and what to do about it. Every examination looks and
 * changes nothing; one that fails in an unforeseen way is a finding itself.
 */
@NullMarked
package dev.kinora.cli.doctor;

import org.jspecify.annotations.NullMarked;
