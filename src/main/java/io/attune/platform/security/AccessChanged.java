package io.attune.platform.security;

/// Somebody's password, role or access changed: what they have open (sessions, live streams) ends.
public record AccessChanged(UserId user) {}
