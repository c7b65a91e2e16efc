/**
 * The table of addresses and the handlers every request passes before it reaches one of them. A
 * route is data: a template, a place where it is open, methods, and an endpoint; tests and the API
 * description walk the table. Request paths are compared as they came, without decoding: every
 * address the origin hands out is plain ASCII, so an encoded dot or slash is simply no address.
 */
@NullMarked
package dev.kinora.origin.route;

import org.jspecify.annotations.NullMarked;
