/**
 * What a title is: the source it came from, what the probe found in it, its timelines and the
 * renditions it is offered in. A title is written once, as one JSON document in its published
 * folder, and that document is enough to list, play and finish the title without any database. Its
 * words are plain data; who makes a title and who shows it live elsewhere.
 */
@NullMarked
package dev.kinora.packager.title;

import org.jspecify.annotations.NullMarked;
