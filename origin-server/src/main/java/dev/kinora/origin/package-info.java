/**
 * The origin: everything a player, a page or a script fetches over HTTP. {@code OriginServer} opens
 * the listeners on Undertow and is the one type that the composition root starts and stops; {@code
 * OriginSettings} says how, {@code OriginParts} what to serve. Delivery, API, pages, TLS and
 * operation each live in a package of their own below this one.
 */
@NullMarked
package dev.kinora.origin;

import org.jspecify.annotations.NullMarked;
