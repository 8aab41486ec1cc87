package io.attune.inbox.conversations;

/// What every form of a conversation sends along: the version that was looked at, and the queue to go on with.
record Asked(int version, String queue) {}
