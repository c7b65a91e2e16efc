/**
 * What a server and its live child say to each other over the child's two pipes. Orders go down:
 * the publisher's bytes as they came, and where on the stream's clock they belong. Reports come up:
 * what is inside, headers, parts, what browsers get unencoded, and how it ended. Both ends are the
 * same build, so there are no versions; what comes up is checked all the same, since the child has
 * read a stranger's bytes.
 */
@NullMarked
package dev.kinora.transcoder.live.wire;

import org.jspecify.annotations.NullMarked;
