/**
 * The built program as people meet it: started by its script in a process of its own, watched in a
 * real browser. Runs after the run folder is made.
 */
@NullMarked
package dev.kinora.cli.e2e;

import org.jspecify.annotations.NullMarked;
