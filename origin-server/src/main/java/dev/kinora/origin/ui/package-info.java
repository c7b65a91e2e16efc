/**
 * The browser's page: static files from the web module's jar, found on the class path below {@code
 * META-INF/kinora-web}, kept in memory with their compressed twins. They are sent only over
 * encrypted connections, under a strict content security policy.
 */
@NullMarked
package dev.kinora.origin.ui;

import org.jspecify.annotations.NullMarked;
