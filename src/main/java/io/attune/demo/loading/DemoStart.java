package io.attune.demo.loading;

import io.attune.platform.jobs.Jobs;
import io.attune.platform.users.SignInHints.Hint;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Starts the demo where it may run: on this machine only, in a database of its own.
@Component
@ConditionalOnBooleanProperty("attune.demo")
class DemoStart {
    private static final Logger LOG = LoggerFactory.getLogger(DemoStart.class);

    private final DemoStore store;
    private final Jobs jobs;

    DemoStart(DemoStore store, Jobs jobs, @Value("${server.address:#{null}}") @Nullable InetAddress address) {
        if (address == null || !address.isLoopbackAddress())
            throw new IllegalStateException(
                    "The demo prints its passwords, so it runs on the loopback address only: leave out server.address, "
                            + "or set it to 127.0.0.1.");
        this.store = store;
        this.jobs = jobs;
    }

    @EventListener
    void ready(ApplicationReadyEvent ready) {
        begin();
        String port = ready.getApplicationContext().getEnvironment().getProperty("local.server.port");
        var people = new StringBuilder("The demo is at http://127.0.0.1:" + port + " and its people are");
        for (Hint hint : DemoPeople.hints())
            people.append("\n  %-22s %-10s %s".formatted(hint.mail(), hint.role(), hint.password()));
        LOG.info("{}", people);
    }

    /// @throws IllegalStateException where this database holds a real company
    void begin() {
        switch (store.content()) {
            case THE_DEMO -> LOG.debug("the demo was loaded before");
            case NOTHING, HALF_A_DEMO -> jobs.startOnce(LoadDemo.class, new LoadDemo.Input(), null);
            case A_REAL_COMPANY ->
                throw new IllegalStateException("This database holds a company that is not the demo. "
                        + "Start the demo with a data folder of its own, as bin/demo does.");
        }
    }
}
