/** One class a verb: reads its flags, asks the wiring for what it needs, says how it went. */
@NullMarked
package dev.kinora.cli.verb;

import org.jspecify.annotations.NullMarked;
