/**
 * What the names in a library of films say. {@link dev.kinora.transcoder.library.LibraryLayout}
 * turns the paths below a folder into films with name, year, edition, place in a series, and what
 * lies beside them (subtitles, pictures, descriptions), and says which files are no films of their
 * own. Everything but {@link dev.kinora.transcoder.library.FilmNote}, which reads a description, is
 * pure: nothing here opens a film.
 */
@NullMarked
package dev.kinora.transcoder.library;

import org.jspecify.annotations.NullMarked;
