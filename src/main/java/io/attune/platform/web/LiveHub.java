package io.attune.platform.web;

import io.attune.platform.security.UserId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Gathers changes for 100 ms, then tells the open browsers of this node and, through the relay, the other nodes.
@Component
class LiveHub implements LiveEvents, SmartLifecycle {
    private static final Duration GATHERING = Duration.ofMillis(100);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    // A page that was written a moment ago may have missed what was told before its stream opened.
    private static final Duration REMEMBERED = Duration.ofSeconds(10);
    private static final int MOST_STREAMS_PER_USER = 24;

    private final LiveRelay relay;
    private final List<LiveStream> streams = new CopyOnWriteArrayList<>();
    private final ReentrantLock telling = new ReentrantLock();
    private final Deque<Told> recent = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private LiveChanges waiting = new LiveChanges();
    private volatile @Nullable Thread publisher;

    LiveHub(LiveRelay relay) {
        this.relay = relay;
    }

    @Override
    public void changed(String topic, String id) {
        if (TransactionSynchronizationManager.isSynchronizationActive())
            ofThisTransaction().add(topic, id);
        else {
            var change = new LiveChanges();
            change.add(topic, id);
            gather(change);
        }
    }

    /// A stream for somebody's browser; whoever opens it closes it. Beyond the limit the oldest ends.
    LiveStream open(UserId user) {
        var stream = new LiveStream(user);
        telling.lock();
        try {
            forgetOld();
            recent.forEach(told -> stream.offer(told.changes()));
            streams.add(stream);
        } finally {
            telling.unlock();
        }
        var own = streams.stream().filter(other -> other.user().equals(user)).toList();
        if (own.size() > MOST_STREAMS_PER_USER) own.getFirst().end();
        if (!isRunning()) stream.end();
        return stream;
    }

    void close(LiveStream stream) {
        streams.remove(stream);
    }

    @Override
    public synchronized void start() {
        if (publisher != null) return;
        relay.start(this::tell);
        Thread fresh = Thread.ofVirtual().name("live-publisher").unstarted(this::publish);
        publisher = fresh;
        fresh.start();
    }

    /// Ends every stream, so that the server need not wait for browsers that would listen forever.
    @Override
    public void stop() {
        Thread old = publisher;
        if (old == null) return;
        publisher = null;
        streams.forEach(LiveStream::end);
        wake();
        try {
            // The last changes still go out; interrupting would break the connection that they go by.
            old.join(LAST_WORDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        relay.stop();
    }

    @Override
    public boolean isRunning() {
        return publisher != null;
    }

    private void gather(LiveChanges changes) {
        lock.lock();
        try {
            waiting.addAll(changes);
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        lock.lock();
        try {
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void publish() {
        var outgoing = new LiveChanges();
        try {
            while (Thread.currentThread().equals(publisher)) {
                LiveChanges gathered = gathered();
                if (gathered.isEmpty()) continue;
                outgoing.addAll(gathered);
                tell(gathered);
                // What could not be sent goes with the next.
                if (relay.send(outgoing)) outgoing = new LiveChanges();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private LiveChanges gathered() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && Thread.currentThread().equals(publisher)) news.await();
        } finally {
            lock.unlock();
        }
        Thread.sleep(GATHERING);
        lock.lock();
        try {
            LiveChanges gathered = waiting;
            waiting = new LiveChanges();
            return gathered;
        } finally {
            lock.unlock();
        }
    }

    private void tell(LiveChanges changes) {
        telling.lock();
        try {
            Set<String> signedOut = changes.remove(SIGNED_OUT);
            forgetOld();
            recent.addLast(new Told(System.nanoTime(), changes));
            for (LiveStream stream : streams) {
                if (signedOut.contains(stream.user().toString()) || signedOut.contains(LiveChanges.ALL)) stream.end();
                else stream.offer(changes);
            }
        } finally {
            telling.unlock();
        }
    }

    private void forgetOld() {
        long old = System.nanoTime() - REMEMBERED.toNanos();
        while (!recent.isEmpty() && recent.getFirst().at() - old < 0) recent.removeFirst();
    }

    private LiveChanges ofThisTransaction() {
        for (TransactionSynchronization other : TransactionSynchronizationManager.getSynchronizations())
            if (other instanceof AfterCommit mine) return mine.changes;
        var mine = new AfterCommit();
        TransactionSynchronizationManager.registerSynchronization(mine);
        return mine.changes;
    }

    private record Told(long at, LiveChanges changes) {}

    private final class AfterCommit implements TransactionSynchronization {
        private final LiveChanges changes = new LiveChanges();

        @Override
        public void afterCommit() {
            gather(changes);
        }
    }
}
