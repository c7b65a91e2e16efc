/**
 * What people see in a terminal: sentences and progress on standard error, data on standard output.
 * Failures are sentences, and the exit code says whose fault they were. Text from files is made
 * inert before it is shown, since a file name may hold control sequences.
 */
@NullMarked
package dev.kinora.cli.terminal;

import org.jspecify.annotations.NullMarked;
