package io.attune.platform.settings;

import io.attune.platform.audit.Audit;
import io.attune.platform.security.UserId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The settings in the database, with a copy that is at most two seconds old: another node may have changed them.
@Component
class StoredSettings implements CompanySettings {
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final SettingsStore store;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private volatile @Nullable Copy copy;

    StoredSettings(SettingsStore store, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    private record Copy(Settings settings, Instant at) {}

    @Override
    public boolean exist() {
        return find().isPresent();
    }

    @Override
    public Settings current() {
        return find().orElseThrow(() -> new IllegalStateException("Attune has not been set up yet"));
    }

    @Override
    @Transactional
    public boolean begin(Settings settings, UserId who) {
        if (!store.insert(settings)) return false;
        audit.record(who, "settings.begun", "settings", differences(Map.of(), described(settings)));
        forget();
        return true;
    }

    @Override
    @Transactional
    public void change(Settings settings, UserId who) {
        Settings before = store.lock().orElseThrow(() -> new IllegalStateException("begin() comes before change()"));
        var differences = differences(described(before), described(settings));
        if (differences.isEmpty()) return;
        store.update(settings);
        audit.record(who, "settings.changed", "settings", differences);
        forget();
        events.publishEvent(new SettingsChanged(valueChanged(before, settings), deadlinesChanged(before, settings)));
    }

    private Optional<Settings> find() {
        Copy known = copy;
        Instant now = clock.instant();
        if (known != null && !known.at.plus(FRESH).isBefore(now)) return Optional.of(known.settings);
        Optional<Settings> read = store.find();
        // Neither a change that is not committed yet nor the view of a long transaction may become what everybody sees.
        if (!TransactionSynchronizationManager.hasResource(this)
                && TransactionSynchronizationManager.getCurrentTransactionIsolationLevel() == null)
            copy = read.map(settings -> new Copy(settings, now)).orElse(null);
        return read;
    }

    private void forget() {
        copy = null;
        if (TransactionSynchronizationManager.hasResource(this)) return;
        TransactionSynchronizationManager.bindResource(this, true);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                copy = null;
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(StoredSettings.this);
            }
        });
    }

    private static boolean valueChanged(Settings before, Settings after) {
        return !after.stake().equals(before.stake())
                || after.margin().compareTo(before.margin()) != 0
                || !after.currency().equals(before.currency())
                || !Objects.equals(after.analysisDate(), before.analysisDate());
    }

    private static boolean deadlinesChanged(Settings before, Settings after) {
        return !after.deadline().equals(before.deadline())
                || !after.cancellationDeadline().equals(before.cancellationDeadline())
                || after.urgentStake().compareTo(before.urgentStake()) != 0;
    }

    private static Map<String, String> differences(Map<String, String> before, Map<String, String> after) {
        var differences = new TreeMap<String, String>();
        after.forEach((name, value) -> {
            String old = before.get(name);
            if (!value.equals(old)) differences.put(name, old == null ? value : old + " → " + value);
        });
        return differences;
    }

    private static Map<String, String> described(Settings settings) {
        StakeSettings stake = settings.stake();
        return Map.ofEntries(
                Map.entry("company", settings.company()),
                Map.entry("currency", settings.currency().getCurrencyCode()),
                Map.entry("zone", settings.zone().getId()),
                Map.entry("language", settings.language().toLanguageTag()),
                Map.entry("margin", plain(settings.margin())),
                Map.entry(
                        "analysisDate",
                        settings.analysisDate() == null
                                ? "today"
                                : settings.analysisDate().toString()),
                Map.entry("deadline", settings.deadline().toString()),
                Map.entry(
                        "cancellationDeadline", settings.cancellationDeadline().toString()),
                Map.entry("urgentStake", plain(settings.urgentStake())),
                Map.entry("complaintRisk", plain(stake.complaintRisk())),
                Map.entry("cancellationRisk", plain(stake.cancellationRisk())),
                Map.entry("questionRisk", plain(stake.questionRisk())),
                Map.entry("winBack", plain(stake.winBack())),
                Map.entry("purchaseKnown", plain(stake.purchaseKnown())),
                Map.entry("purchaseUnknownSocial", plain(stake.purchaseUnknownSocial())),
                Map.entry("purchaseUnknownOther", plain(stake.purchaseUnknownOther())),
                Map.entry("dealPoints", plain(stake.dealPoints())),
                Map.entry("exposure", plain(stake.exposure())));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
