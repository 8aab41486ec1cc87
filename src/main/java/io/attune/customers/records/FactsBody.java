package io.attune.customers.records;

import io.attune.customers.records.Contacts.Address;
import io.attune.customers.records.Contacts.Reach;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What programs write of people and accounts alike. The first mail, phone and address is the primary one; custom
/// fields go by their key, such as `f3`.
public interface FactsBody {
    @Nullable
    String name();

    @Nullable
    String number();

    @Nullable
    List<ReachBody> mails();

    @Nullable
    List<ReachBody> phones();

    @Nullable
    List<AddressBody> addresses();

    @Nullable
    Long owner();

    @Nullable
    Long team();

    @Nullable
    List<String> tags();

    @Nullable
    Map<String, JsonNode> fields();

    /// A mail address or phone number; `kind` is `other` where it is absent.
    @Schema(name = "ContactPoint")
    record ReachBody(
            @Schema(allowableValues = {"work", "private", "mobile", "billing", "delivery", "other"})
            @Pattern(regexp = KINDS, message = "problem.malformed")
            @Nullable
            String kind,

            @NotBlank(message = "problem.required") @Size(max = 320, message = "problem.long") @Nullable
            String value) {
        public static ReachBody of(Reach reach) {
            return new ReachBody(reach.kind(), reach.value());
        }
    }

    /// `country` as it is written; its two letters serve the reading of phone numbers best.
    @Schema(name = "Address")
    record AddressBody(
            @Schema(allowableValues = {"work", "private", "mobile", "billing", "delivery", "other"})
            @Pattern(regexp = KINDS, message = "problem.malformed")
            @Nullable
            String kind,

            @Size(max = 200, message = "problem.long") @Nullable
            String street,

            @Size(max = 200, message = "problem.long") @Nullable
            String postcode,

            @Size(max = 200, message = "problem.long") @Nullable
            String city,

            @Size(max = 200, message = "problem.long") @Nullable
            String country) {
        public static AddressBody of(Address address) {
            return new AddressBody(
                    address.kind(), address.street(), address.postcode(), address.city(), address.country());
        }
    }

    String KINDS = "work|private|mobile|billing|delivery|other";

    static <T> List<T> orNone(@Nullable List<T> list) {
        return Objects.requireNonNullElse(list, List.of());
    }
}
