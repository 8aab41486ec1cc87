package io.attune.platform.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/// Notes when a session was last used to the minute, not with each request: else all requests of one user, or of one
/// program that sends a cookie, would wait in line to write the same row.
final class SparingSessions<S extends Session> implements SessionRepository<SparingSessions.Sparing<S>> {
    private static final Duration EXACT = Duration.ofMinutes(1);

    private final SessionRepository<S> sessions;

    SparingSessions(SessionRepository<S> sessions) {
        this.sessions = sessions;
    }

    @Override
    public Sparing<S> createSession() {
        return new Sparing<>(sessions.createSession());
    }

    /// Writes only what changed.
    @Override
    public void save(Sparing<S> session) {
        sessions.save(session.stored);
    }

    @Override
    public @Nullable Sparing<S> findById(String id) {
        S found = sessions.findById(id);
        return found == null ? null : new Sparing<>(found);
    }

    @Override
    public void deleteById(String id) {
        sessions.deleteById(id);
    }

    static final class Sparing<S extends Session> implements Session {
        private final S stored;

        private Sparing(S stored) {
            this.stored = stored;
        }

        @Override
        public void setLastAccessedTime(Instant now) {
            Duration since = Duration.between(stored.getLastAccessedTime(), now);
            if (since.abs().compareTo(EXACT) >= 0) stored.setLastAccessedTime(now);
        }

        @Override
        public String getId() {
            return stored.getId();
        }

        @Override
        public String changeSessionId() {
            return stored.changeSessionId();
        }

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // the signature is not ours
        public <T> @Nullable T getAttribute(String name) {
            return stored.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return stored.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, Object value) {
            stored.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            stored.removeAttribute(name);
        }

        @Override
        public Instant getCreationTime() {
            return stored.getCreationTime();
        }

        @Override
        public Instant getLastAccessedTime() {
            return stored.getLastAccessedTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            stored.setMaxInactiveInterval(interval);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return stored.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return stored.isExpired();
        }
    }
}
