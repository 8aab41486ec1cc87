package io.attune.inbox.intake;

import io.attune.platform.settings.CompanySettings;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Keeps working off what was received, on every node; `for update skip locked` lets them share.
@Component
class IntakeWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeWorker.class);
    private static final int BATCH = 500;
    // Short enough that a post is priced on an open screen within a second.
    private static final Duration PAUSE = Duration.ofMillis(150);
    private static final int TRIES = 5;

    private final Intake intake;
    private final CompanySettings settings;
    private volatile boolean running;
    private volatile Thread thread = Thread.ofVirtual().unstarted(() -> {});

    IntakeWorker(Intake intake, CompanySettings settings) {
        this.intake = intake;
        this.settings = settings;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("intake").daemon().start(this::work);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        int batch = BATCH;
        int failures = 0;
        while (running) {
            try {
                int taken = settings.exist() ? intake.workOff(batch) : 0;
                failures = 0;
                if (taken == batch) batch = BATCH;
                else pause(PAUSE);
            } catch (RuntimeException e) {
                if (!running) return;
                failures++;
                LOG.warn("{} posts could not be worked off, try {}", batch, failures, e);
                // Halving finds the one post that fails; it is put aside so that it blocks nobody.
                if (batch == 1 && failures > TRIES) {
                    setAside(e);
                    failures = 0;
                    batch = BATCH;
                } else {
                    batch = Math.max(1, batch / 4);
                    pause(Duration.ofMillis(200L * failures));
                }
            }
        }
    }

    private void setAside(RuntimeException cause) {
        try {
            intake.setAsideNext(String.valueOf(cause.getMessage()));
        } catch (RuntimeException e) {
            LOG.warn("the failing post could not be put aside", e);
        }
    }

    private void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
