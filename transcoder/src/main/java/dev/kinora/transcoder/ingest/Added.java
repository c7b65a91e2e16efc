package dev.kinora.transcoder.ingest;

import dev.kinora.packager.title.Title;

/**
 * What adding a file led to.
 *
 * @param fresh false when the library had the title already
 */
public record Added(Title title, boolean fresh) {}
