/** Tables of cases for the rules of HTTP. */
@NullMarked
package dev.kinora.origin.http;

import org.jspecify.annotations.NullMarked;
