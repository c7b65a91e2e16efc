/**
 * A tracker that WebTorrent-compatible pages speak with (section 7 of the room protocol): it tells
 * the members of a swarm of one another and carries their offers and answers, nothing else. Swarms
 * live inside the scope of the token a socket came with, so that strangers cannot meet one. Sockets
 * and the database are somebody else's.
 */
@NullMarked
package dev.kinora.sync.tracker;

import org.jspecify.annotations.NullMarked;
