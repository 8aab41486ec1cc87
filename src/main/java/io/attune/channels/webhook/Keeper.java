package io.attune.channels.webhook;

import io.attune.channels.ChannelId;
import io.attune.channels.webhook.Deliveries.Taken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Keeps deliveries, those that arrive together in one transaction: a post alone costs little, its commit does.
///
/// The sender is answered when its delivery is on disk. One that makes a transaction fail is kept apart from the
/// others.
@Component
class Keeper implements SmartLifecycle {
    private static final int MOST = 200;
    // What arrives meanwhile shares the commit; nobody notices the wait.
    private static final Duration GATHERING = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    // Two, so that one writes while the other waits for the disk.
    private static final int WRITERS = 2;

    private final KeptDeliveries kept;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final List<Thread> writers = new ArrayList<>();
    private volatile boolean running;

    Keeper(KeptDeliveries kept) {
        this.kept = kept;
    }

    /// How a delivery is known when it comes again: `id` is the sender's, unique in the channel.
    record Receipt(ChannelId channel, String id) {}

    /// A delivery that has proved itself, and what will be answered.
    record Waiting(Receipt receipt, Delivery delivery, CompletableFuture<Taken> answer) {
        private List<PostKey> posts() {
            return delivery.posts().stream()
                    .map(post -> new PostKey(receipt.channel, post.externalId()))
                    .toList();
        }
    }

    private record PostKey(ChannelId channel, String externalId) {}

    /// Waits until the delivery is kept.
    ///
    /// @throws Refused where it was here before, or where the database does not come to it
    Taken keep(Receipt receipt, Delivery delivery) {
        var waiting = new Waiting(receipt, delivery, new CompletableFuture<>());
        queue.add(waiting);
        try {
            return waiting.answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Gate.busy();
        } catch (TimeoutException e) {
            queue.remove(waiting);
            throw Gate.busy();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Refused refused) throw refused;
            throw new IllegalStateException(receipt + " was not kept", e.getCause());
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        for (int n = 0; n < WRITERS; n++)
            writers.add(Thread.ofPlatform().name("deliveries-" + n).daemon().start(this::work));
    }

    @Override
    public synchronized void stop() {
        running = false;
        writers.forEach(Thread::interrupt);
        writers.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Begins before the web server and ends after it, which lets those inside end.
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }

    private void work() {
        var batch = new ArrayList<Waiting>();
        while (running) {
            try {
                batch.add(queue.take());
                Thread.sleep(GATHERING);
                queue.drainTo(batch, MOST - 1);
                apart(batch).forEach(this::keep);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } finally {
                batch.clear();
            }
        }
    }

    private void keep(List<Waiting> together) {
        try {
            List<@Nullable Taken> outcomes = kept.keep(together);
            for (int n = 0; n < together.size(); n++) {
                Taken taken = outcomes.get(n);
                CompletableFuture<Taken> answer = together.get(n).answer();
                if (taken == null) answer.completeExceptionally(Refused.repeated());
                else answer.complete(taken);
            }
        } catch (RuntimeException | Error e) {
            // An error, too: a writer that died of it would be missed by nobody but the senders.
            if (together.size() == 1) together.getFirst().answer().completeExceptionally(e);
            else for (Waiting alone : together) keep(List.of(alone));
        }
    }

    /// Runs in their order whose deliveries don't touch the same post and of which only the last deletes any, so that
    /// keeping them together comes to the same as keeping one after the other.
    static List<List<Waiting>> apart(List<Waiting> batch) {
        List<List<Waiting>> runs = new ArrayList<>();
        List<Waiting> run = new ArrayList<>();
        Set<PostKey> touched = new HashSet<>();
        for (Waiting next : batch) {
            List<PostKey> posts = next.posts();
            if (posts.stream().anyMatch(touched::contains)) {
                runs.add(run);
                run = new ArrayList<>();
                touched.clear();
            }
            run.add(next);
            touched.addAll(posts);
            if (!next.delivery().deleted().isEmpty()) {
                runs.add(run);
                run = new ArrayList<>();
                touched.clear();
            }
        }
        if (!run.isEmpty()) runs.add(run);
        return runs;
    }
}
