package io.attune.demo.generator;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A customer; `name` is in the order of their own language, `source` is what brought them and `campaign` what won them
/// there, account and role are there for those who buy for a company.
public record DemoPerson(
        String id,
        String givenName,
        String familyName,
        String name,
        boolean woman,
        String mail,
        @Nullable String phone,
        String city,
        String country,
        String language,
        String source,
        @Nullable String campaign,
        LocalDate since,
        @Nullable String accountId,
        @Nullable String accountRole) {
    DemoPerson wonBy(@Nullable String other) {
        return new DemoPerson(
                id,
                givenName,
                familyName,
                name,
                woman,
                mail,
                phone,
                city,
                country,
                language,
                source,
                other,
                since,
                accountId,
                accountRole);
    }
}
