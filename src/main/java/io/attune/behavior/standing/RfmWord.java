package io.attune.behavior.standing;

import io.attune.behavior.Standing;
import java.util.Locale;

/// One word for a customer, read off the three ranks; the first that fits holds. The message below
/// `behavior.word.<name>.rule` says the same to whoever asks.
///
/// A single purchase goes before the ranks: of many who bought once, some rank high by chance.
public enum RfmWord {
    NEWCOMER,
    ONCE,
    CHAMPION,
    CHAMPION_SLIPPING,
    LOYAL,
    SLIPPING,
    BIG_SPENDER,
    ACTIVE,
    OCCASIONAL,
    QUIET;

    public static RfmWord of(Standing who) {
        boolean recent = who.recency() >= 4;
        boolean silent = who.recency() <= 2;
        boolean frequent = who.frequency() >= 4;
        boolean spends = who.monetary() >= 4;
        if (who.purchases() == 1) return recent ? NEWCOMER : ONCE;
        if (frequent && spends && recent) return CHAMPION;
        if (frequent && spends && silent) return CHAMPION_SLIPPING;
        if (frequent) return silent ? SLIPPING : LOYAL;
        if (silent) return QUIET;
        if (who.monetary() == 5) return BIG_SPENDER;
        return recent ? ACTIVE : OCCASIONAL;
    }

    public String key() {
        return "behavior.word." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
