/**
 * How {@code kinora check} gets at what it judges: what lies at an address of the web, which files
 * of a folder are playlists and manifests, and how findings are printed. The rules themselves are
 * in {@code dev.kinora.packager.check}, which knows no network.
 */
@NullMarked
package dev.kinora.cli.check;

import org.jspecify.annotations.NullMarked;
