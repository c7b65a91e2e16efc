/**
 * One call, and what answers it: documents from memory, published assets, parts of files, problem
 * documents. Sets validators, evaluates conditions and ranges by the rules of {@code http}, and
 * answers HEAD like GET. Bodies are written without waiting on the client: a slow one holds a
 * buffer, never a thread.
 */
@NullMarked
package dev.kinora.origin.reply;

import org.jspecify.annotations.NullMarked;
