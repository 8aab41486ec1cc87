package io.attune.platform.web;

import io.attune.platform.security.UserId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// One open browser. What it was not told yet waits here, bounded by [LiveChanges]: a browser that reads
/// slowly hears less detail, never stale news, and holds up nobody.
final class LiveStream {
    private final UserId user;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private LiveChanges waiting = new LiveChanges();
    private boolean ended;

    LiveStream(UserId user) {
        this.user = user;
    }

    UserId user() {
        return user;
    }

    void offer(LiveChanges changes) {
        lock.lock();
        try {
            waiting.addAll(changes);
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            ended = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    boolean ended() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    /// Waits for news; absent when there are none for so long, or the stream ended.
    Optional<LiveChanges> take(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (waiting.isEmpty() && !ended && left > 0) left = news.awaitNanos(left);
            if (ended || waiting.isEmpty()) return Optional.empty();
            LiveChanges taken = waiting;
            waiting = new LiveChanges();
            return Optional.of(taken);
        } finally {
            lock.unlock();
        }
    }
}
