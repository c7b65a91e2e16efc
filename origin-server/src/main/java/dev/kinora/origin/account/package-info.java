/**
 * People: accounts, invitations, sessions, where they stopped watching, and links that let somebody
 * in without an account. Passwords are hashed with Argon2id by a maintained library, few at a time;
 * of every token the database keeps a digest only. Other packages see a {@link
 * dev.kinora.origin.reply.Caller} and never a token.
 */
@NullMarked
package dev.kinora.origin.account;

import org.jspecify.annotations.NullMarked;
