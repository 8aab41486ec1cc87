package io.attune.commerce;

/// SQL that adds up amounts of several currencies. All parameters are texts of our sources, never of users.
public final class CompanyCurrency {
    private CompanyCurrency() {}

    /// An amount as the company counts it on a day; null where no rate is known. Most need none.
    public static String of(String amount, String currency, String day) {
        return """
                case when %2$s = (select s.currency::text from company_settings s) then %1$s
                     else in_company_currency(%1$s, %2$s, %3$s) end""".formatted(amount, currency, day);
    }
}
