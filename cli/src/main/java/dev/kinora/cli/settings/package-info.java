/**
 * Where a setting's value comes from: a flag, else an environment variable ({@code KINORA_} and the
 * flag in capitals), else the configuration file, else the default. A value that cannot be used is
 * refused with the name of the place it came from.
 */
@NullMarked
package dev.kinora.cli.settings;

import org.jspecify.annotations.NullMarked;
