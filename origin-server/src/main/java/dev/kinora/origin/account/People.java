package dev.kinora.origin.account;

/** What the endpoints of this package work on. */
record People(
    Accounts accounts,
    Invitations invitations,
    Sessions sessions,
    Positions positions,
    Links links,
    Attempts attempts,
    RoomsView rooms,
    Watchers watchers) {}
