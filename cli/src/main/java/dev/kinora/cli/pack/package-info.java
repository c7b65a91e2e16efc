/**
 * What {@code kinora package} leaves behind: a folder that any web server can hand out as it is. It
 * appears under its name whole or not at all, and only a folder that was made here is replaced.
 */
@NullMarked
package dev.kinora.cli.pack;

import org.jspecify.annotations.NullMarked;
