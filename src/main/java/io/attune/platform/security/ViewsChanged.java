package io.attune.platform.security;

/// What a role, or the members of a team, may see changed: open pages look anew, and live streams begin anew.
public record ViewsChanged() {}
