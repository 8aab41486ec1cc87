package io.attune.demo.generator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What gives people a reason to write: a parcel that is late, a lamp that pleases, a wish, the dark.
final class Occasions {
    private static final Set<Kind> ABOUT_A_LAMP =
            EnumSet.of(Kind.DAMAGED, Kind.DEFECT, Kind.PRAISE, Kind.QUESTION, Kind.PURCHASE, Kind.IDEA, Kind.QUOTE);
    private static final Set<Kind> AFTER_DELIVERY = EnumSet.of(Kind.DAMAGED, Kind.DEFECT, Kind.PRAISE, Kind.IDEA);
    private static final Map<Kind, Integer> CUSTOMER = Map.ofEntries(
            Map.entry(Kind.DAMAGED, 9),
            Map.entry(Kind.DEFECT, 9),
            Map.entry(Kind.SERVICE, 4),
            Map.entry(Kind.BILLING, 5),
            Map.entry(Kind.WHERE, 9),
            Map.entry(Kind.QUESTION, 16),
            Map.entry(Kind.PURCHASE, 12),
            Map.entry(Kind.PRAISE, 20),
            Map.entry(Kind.IDEA, 7),
            Map.entry(Kind.CHAT, 14),
            Map.entry(Kind.CANCEL, 4));
    /// Of whoever never came back after this order: more of them had something to complain about.
    private static final Map<Kind, Integer> PARTING = Map.ofEntries(
            Map.entry(Kind.DAMAGED, 24),
            Map.entry(Kind.DEFECT, 24),
            Map.entry(Kind.SERVICE, 11),
            Map.entry(Kind.BILLING, 8),
            Map.entry(Kind.WHERE, 9),
            Map.entry(Kind.QUESTION, 12),
            Map.entry(Kind.PURCHASE, 4),
            Map.entry(Kind.PRAISE, 9),
            Map.entry(Kind.IDEA, 4),
            Map.entry(Kind.CHAT, 10),
            Map.entry(Kind.CANCEL, 6));
    private static final Map<Kind, Integer> STRANGER = Map.of(
            Kind.CHAT, 24,
            Kind.PURCHASE, 22,
            Kind.QUESTION, 20,
            Kind.PRAISE, 12,
            Kind.IDEA, 8,
            Kind.DEFECT, 6,
            Kind.DAMAGED, 5,
            Kind.SERVICE, 3,
            Kind.CANCEL, 2);
    private final Catalog catalog;
    private final Dice dice;

    Occasions(Catalog catalog, Dice dice) {
        this.catalog = catalog;
        this.dice = dice;
    }

    /// What this order made its buyer say, if anything came of it before `now`; `parting` where it was their last.
    @Nullable
    Moment around(DemoOrder order, boolean parting, Speaker speaker, Instant now) {
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        int late = order.daysLate(today);
        if (late >= 3 && dice.chance(0.9)) {
            LocalDate day = order.promisedOn().plusDays(dice.between(3, late));
            return about(speaker, Kind.LATE, hour(speaker, day), order);
        }
        Kind kind = kind(parting ? PARTING : CUSTOMER, speaker);
        if (AFTER_DELIVERY.contains(kind) && order.deliveredOn() == null) return null;
        if (ABOUT_A_LAMP.contains(kind) && order.lamp() == null) return null;
        return about(speaker, kind, hour(speaker, day(kind, order)), order);
    }

    /// Something a customer might say right now, given what they bought last.
    Moment from(Speaker speaker, List<DemoOrder> bought, Instant at) {
        LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
        DemoOrder last = bought.getLast();
        if (last.deliveredOn() == null && last.daysLate(day) >= 3) return about(speaker, Kind.LATE, at, last);
        boolean waiting = last.deliveredOn() == null && !last.status().equals("cancelled");
        if (waiting && dice.chance(0.6)) return about(speaker, Kind.WHERE, at, last);
        Kind kind = kind(CUSTOMER, speaker);
        boolean fresh = last.deliveredOn() != null && ChronoUnit.DAYS.between(last.deliveredOn(), day) < 40;
        boolean needsFresh = kind == Kind.BILLING || kind == Kind.SERVICE || AFTER_DELIVERY.contains(kind);
        boolean fits = kind == Kind.WHERE ? waiting : fresh || !needsFresh;
        boolean lampMissing = ABOUT_A_LAMP.contains(kind) && last.lamp() == null;
        if (!fits || lampMissing) return stranger(speaker, at);
        return about(speaker, kind, at, last);
    }

    Moment stranger(Speaker speaker, Instant at) {
        Kind kind = kind(STRANGER, speaker);
        Product lamp = dice.pick(catalog.lamps(), Product::weight);
        return moment(speaker, kind, at, new Moment.Subject(null, lamp, 0));
    }

    private Kind kind(Map<Kind, Integer> weights, Speaker speaker) {
        List<Kind> kinds = List.of(Kind.values());
        Kind kind = dice.pick(kinds, each -> weights.getOrDefault(each, 0));
        if (kind == Kind.CHAT && speaker.mail() && !speaker.company()) return Kind.QUESTION;
        if (!speaker.company()) return kind;
        return switch (kind) {
            case PURCHASE, CHAT -> Kind.QUOTE;
            case CANCEL -> Kind.RENEWAL;
            default -> kind;
        };
    }

    private LocalDate day(Kind kind, DemoOrder order) {
        LocalDate placed = order.placedAt().atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate there = order.deliveredOn() == null ? order.promisedOn() : order.deliveredOn();
        return switch (kind) {
            case QUESTION, PURCHASE, QUOTE -> placed.minusDays(dice.between(1, 6));
            case WHERE -> placed.plusDays(1);
            case DAMAGED -> there.plusDays(dice.between(0, 2));
            case DEFECT, CANCEL, RENEWAL -> there.plusDays(dice.between(5, 140));
            case IDEA, CHAT -> there.plusDays(dice.between(3, 90));
            default -> there.plusDays(dice.between(1, 20));
        };
    }

    private Instant hour(Speaker speaker, LocalDate day) {
        int hour = speaker.company() ? dice.between(7, 17) : dice.pick(Hours.ALL, Hours::shopping);
        int utc = Math.clamp(hour - speaker.hoursAhead(), 0, 23);
        return day.atTime(utc, dice.below(60), dice.below(60)).toInstant(ZoneOffset.UTC);
    }

    /// Questions and wishes come before the order, so they cannot name it.
    private Moment about(Speaker speaker, Kind kind, Instant at, DemoOrder order) {
        Product lamp = order.lamp() == null ? null : catalog.lamp(order.lamp());
        boolean before = kind == Kind.QUESTION || kind == Kind.PURCHASE || kind == Kind.QUOTE || kind == Kind.CHAT;
        int late = kind == Kind.LATE || kind == Kind.RENEWAL
                ? order.daysLate(at.atZone(ZoneOffset.UTC).toLocalDate())
                : 0;
        return moment(speaker, kind, at, new Moment.Subject(before ? null : order, lamp, late));
    }

    private Moment moment(Speaker speaker, Kind kind, Instant at, Moment.Subject subject) {
        boolean open = speaker.author().network().equals("forum");
        boolean direct = speaker.mail() || (!open && dice.chance(kind.privately()));
        return Moment.first(speaker, kind, kind == Kind.QUESTION ? topic(subject.lamp()) : null, at, direct, subject);
    }

    private String topic(@Nullable Product lamp) {
        if (lamp != null && lamp.runsOnBattery()) return dice.pick(List.of("battery", "battery", "stock", "warranty"));
        return dice.pick(List.of("dim", "dim", "bulb", "stock", "warranty"));
    }
}
