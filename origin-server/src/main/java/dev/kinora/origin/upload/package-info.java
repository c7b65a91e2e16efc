/**
 * Uploads that survive breaks: a server of tus 1.0 with creation, creation-with-upload, expiration,
 * termination and checksum, and what becomes of an upload once it is whole. Each upload is a file
 * and a small document beside it in one folder; the file's size is how much has arrived, so nothing
 * has to be repaired after a kill. Several processes may share the folder.
 */
@NullMarked
package dev.kinora.origin.upload;

import org.jspecify.annotations.NullMarked;
