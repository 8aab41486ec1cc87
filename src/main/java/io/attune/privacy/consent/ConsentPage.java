package io.attune.privacy.consent;

import io.attune.customers.PersonId;
import io.attune.customers.records.Made;
import io.attune.privacy.Permission;
import io.attune.privacy.Purpose;
import io.attune.privacy.Way;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody allows, and what they said; `imported` is the import that last touched what we know of them.
public record ConsentPage(
        PersonId person,
        List<Line> now,
        List<Consent> said,
        Provenance provenance,
        @Nullable Made imported,
        Instant at,
        boolean mayChange,
        boolean mayAnswer) {
    public ConsentPage {
        now = List.copyOf(now);
        said = List.copyOf(said);
    }

    /// What holds for one purpose and way.
    public record Line(Purpose purpose, Way way, Permission permission) {
        /// The last part of the message key `privacy.permission.`.
        public String state() {
            return switch (permission) {
                case Permission.Given(var _, var _) -> "given";
                case Permission.Refused(var _) -> "refused";
                case Permission.Expired(var _) -> "expired";
                case Permission.Unknown() -> "unknown";
            };
        }

        public String tone() {
            return switch (permission) {
                case Permission.Given(var _, var _) -> "chip pos";
                case Permission.Refused(var _) -> "chip neg";
                case Permission.Expired(var _) -> "chip";
                case Permission.Unknown() -> "chip";
            };
        }
    }
}
