/**
 * The gate that is not about behaviour: format, size, packages, architecture and documents.
 *
 * <p>These tests look at the sources and classes of every module, which is why they live in the
 * module that depends on all others. Each failure names the place and the command or change that
 * mends it. A rule that a good reason overrides is overridden in a list that states the reason,
 * never by leaving the rule out.
 */
@NullMarked
package dev.kinora.cli.gate;

import org.jspecify.annotations.NullMarked;
