/**
 * Rules of HTTP that need no server: byte ranges, conditional requests, content codings, host
 * names, media types and problem documents. Everything here is a pure function of header values and
 * validators, so that tables of cases test it. The handlers call these rules and do the I/O.
 */
@NullMarked
package dev.kinora.origin.http;

import org.jspecify.annotations.NullMarked;
