package io.attune.imports.files;

import io.attune.customers.RecordKind;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import io.attune.platform.tabular.CellType;
import io.attune.platform.tabular.Taking;
import io.attune.platform.tabular.TargetField;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a file brings, and which of its columns we can use. A field's words are `imports.field.<name>`.
public enum Target {
    PEOPLE(plus(
            ConsentFields.ALL,
            People.CUSTOMER,
            People.NAME,
            People.FIRST_NAME,
            People.LAST_NAME,
            People.EMAIL,
            People.PHONE,
            People.STREET,
            People.POSTCODE,
            People.CITY,
            People.COUNTRY,
            People.LANGUAGE,
            People.COMPANY,
            People.COMPANY_NUMBER,
            People.ROLE,
            People.SOURCE,
            People.CAMPAIGN,
            People.SINCE,
            People.EMAIL2,
            People.MOBILE,
            People.PHONE2,
            People.STREET2,
            People.POSTCODE2,
            People.CITY2,
            People.COUNTRY2,
            People.X,
            People.MASTODON,
            People.BLUESKY,
            People.INSTAGRAM,
            People.FACEBOOK,
            Further.TAGS,
            Staff.OWNER,
            Staff.TEAM)),
    ACCOUNTS(List.of(
            Accounts.ACCOUNT,
            Accounts.NAME,
            Accounts.PARENT,
            Accounts.WEBSITE,
            Accounts.EMAIL,
            Accounts.PHONE,
            Accounts.STREET,
            Accounts.POSTCODE,
            Accounts.CITY,
            Accounts.COUNTRY,
            Further.TAGS,
            Staff.OWNER,
            Staff.TEAM)),
    ORDERS(plus(
            OrderLines.ALL,
            Orders.CUSTOMER,
            Orders.DATE,
            Orders.AMOUNT,
            Orders.ORDER,
            Orders.STATUS,
            Orders.PRODUCT,
            Orders.CURRENCY,
            Orders.PROMISED,
            Orders.DELIVERED)),
    DEALS(DealFields.ALL),
    POSTS(List.of(
            Posts.ID,
            Posts.TIME,
            Posts.AUTHOR,
            Posts.TEXT,
            Posts.AUTHOR_NAME,
            Posts.FOLLOWERS,
            Posts.AUDIENCE,
            Posts.LANGUAGE,
            Posts.REPLY_TO,
            Posts.URL));

    // List.of cannot be changed; Error Prone only knows Guava's lists.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<TargetField<?>> fields;

    Target(List<TargetField<?>> fields) {
        this.fields = fields;
    }

    private static List<TargetField<?>> plus(List<? extends TargetField<?>> last, TargetField<?>... first) {
        return Stream.concat(Arrays.stream(first), last.stream()).toList();
    }

    public List<TargetField<?>> fields() {
        return fields;
    }

    /// Whose custom fields columns can fill, too.
    Optional<RecordKind> kind() {
        return switch (this) {
            case PEOPLE -> Optional.of(RecordKind.PERSON);
            case ACCOUNTS -> Optional.of(RecordKind.ACCOUNT);
            case DEALS -> Optional.of(RecordKind.DEAL);
            case ORDERS, POSTS -> Optional.empty();
        };
    }

    /// By what its rows can be recognised, the usual way first; their words are `imports.key.<target>.<key>`.
    public List<Taking.Key> keys() {
        return switch (this) {
            case PEOPLE -> List.of(Taking.Key.USUAL, Taking.Key.NUMBER, Taking.Key.MAIL);
            case ACCOUNTS -> List.of(Taking.Key.USUAL, Taking.Key.NUMBER, Taking.Key.NAME);
            case DEALS -> List.of(Taking.Key.USUAL, Taking.Key.NUMBER, Taking.Key.NAME);
            case ORDERS, POSTS -> List.of(Taking.Key.USUAL);
        };
    }

    /// Posts are conversations as soon as they are here; everything else can be taken back.
    public boolean reversible() {
        return this != POSTS;
    }

    /// As in addresses, in the table, and below `imports.target.`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// An import changes whatever its file names, so it is for those who may change all of it.
    boolean open(Viewer viewer) {
        Set<Kind> changed = switch (this) {
            case PEOPLE -> Set.of(Kind.PEOPLE, Kind.ACCOUNTS);
            case ACCOUNTS -> Set.of(Kind.ACCOUNTS);
            case ORDERS -> Set.of(Kind.PEOPLE, Kind.MONEY);
            case DEALS -> Set.of(Kind.DEALS);
            case POSTS -> Set.of(Kind.CONVERSATIONS);
        };
        return changed.stream().allMatch(kind -> viewer.writes(kind) == Viewer.Scope.ALL);
    }

    static Optional<Target> of(String code) {
        return Arrays.stream(values())
                .filter(target -> target.code().equals(code))
                .findFirst();
    }

    /// Fields of a person. The key is the number, or else the mail address.
    static final class People {
        static final TargetField<String> CUSTOMER =
                TargetField.optional("customer", CellType.TEXT, "number", "id", "person id", "external id", "nummer");
        static final TargetField<String> NAME = TargetField.optional("name", CellType.TEXT);
        static final TargetField<String> FIRST_NAME = TargetField.optional("firstname", CellType.TEXT, "first name");
        static final TargetField<String> LAST_NAME = TargetField.optional("lastname", CellType.TEXT, "last name");
        static final TargetField<String> EMAIL = TargetField.optional("email", CellType.TEXT);
        static final TargetField<String> PHONE = TargetField.optional("phone", CellType.TEXT);
        static final TargetField<String> STREET = TargetField.optional("street", CellType.TEXT);
        static final TargetField<String> POSTCODE = TargetField.optional("postcode", CellType.TEXT);
        static final TargetField<String> CITY = TargetField.optional("city", CellType.TEXT);
        static final TargetField<String> COUNTRY = TargetField.optional("country", CellType.TEXT);
        static final TargetField<String> LANGUAGE = TargetField.optional("language", CellType.TEXT);
        static final TargetField<String> COMPANY = TargetField.optional("company", CellType.TEXT);
        static final TargetField<String> COMPANY_NUMBER = TargetField.optional(
                "companynumber",
                CellType.TEXT,
                "company number",
                "company id",
                "account id",
                "account number",
                "firmennummer");
        static final TargetField<String> EMAIL2 = TargetField.optional(
                "email2", CellType.TEXT, "other email", "secondary email", "additional email", "zweite e mail");
        static final TargetField<String> MOBILE = TargetField.optional(
                "mobile", CellType.TEXT, "mobile phone", "mobile phone number", "cell", "handy", "mobil");
        static final TargetField<String> PHONE2 = TargetField.optional(
                "phone2", CellType.TEXT, "other phone", "home phone", "telefon privat", "zweites telefon");
        static final TargetField<String> STREET2 = TargetField.optional(
                "street2", CellType.TEXT, "other street", "shipping street", "billing street", "lieferstrasse");
        static final TargetField<String> POSTCODE2 = TargetField.optional(
                "postcode2",
                CellType.TEXT,
                "other zip",
                "other postal code",
                "shipping zip",
                "billing zip",
                "liefer plz");
        static final TargetField<String> CITY2 = TargetField.optional(
                "city2", CellType.TEXT, "other city", "shipping city", "billing city", "lieferort");
        static final TargetField<String> COUNTRY2 = TargetField.optional(
                "country2", CellType.TEXT, "other country", "shipping country", "billing country", "lieferland");
        static final TargetField<String> ROLE =
                TargetField.optional("role", CellType.TEXT, "job title", "position", "funktion");
        static final TargetField<String> SOURCE =
                TargetField.optional("source", CellType.TEXT, "channel", "won by", "quelle", "herkunft");
        static final TargetField<String> CAMPAIGN =
                TargetField.optional("campaign", CellType.TEXT, "campaign name", "utm campaign", "kampagne");
        static final TargetField<LocalDate> SINCE = TargetField.optional(
                "since", CellType.DATE, "customer since", "first order", "joined", "signup date", "kunde seit");
        static final TargetField<String> X =
                TargetField.optional("x", CellType.TEXT, "x handle", "twitter", "twitter handle");
        static final TargetField<String> MASTODON =
                TargetField.optional("mastodon", CellType.TEXT, "mastodon handle", "fediverse");
        static final TargetField<String> BLUESKY = TargetField.optional("bluesky", CellType.TEXT, "bluesky handle");
        static final TargetField<String> INSTAGRAM =
                TargetField.optional("instagram", CellType.TEXT, "instagram handle");
        static final TargetField<String> FACEBOOK = TargetField.optional("facebook", CellType.TEXT, "facebook handle");

        /// A field per network, named like the network.
        static final List<TargetField<String>> HANDLES = List.of(X, MASTODON, BLUESKY, INSTAGRAM, FACEBOOK);

        private People() {}
    }

    /// Fields of an account. The key is the number, or else the name.
    static final class Accounts {
        static final TargetField<String> ACCOUNT = TargetField.optional(
                "account",
                CellType.TEXT,
                "account number",
                "account id",
                "number",
                "id",
                "company id",
                "record id",
                "external id",
                "customer",
                "kundennummer",
                "firmennummer",
                "nummer");
        static final TargetField<String> NAME = TargetField.optional(
                "name", CellType.TEXT, "account name", "company", "company name", "firma", "firmenname", "unternehmen");
        static final TargetField<String> PARENT = TargetField.optional(
                "parent",
                CellType.TEXT,
                "parent account",
                "parent account id",
                "parent id",
                "parent company",
                "parent number",
                "mutter",
                "muttergesellschaft",
                "konzern",
                "gehoert zu");
        static final TargetField<String> WEBSITE = TargetField.optional(
                "website", CellType.TEXT, "web site", "homepage", "url", "domain", "company domain name", "webseite");
        static final TargetField<String> EMAIL = People.EMAIL;
        static final TargetField<String> PHONE = People.PHONE;
        static final TargetField<String> STREET = People.STREET;
        static final TargetField<String> POSTCODE = People.POSTCODE;
        static final TargetField<String> CITY = People.CITY;
        static final TargetField<String> COUNTRY = People.COUNTRY;

        private Accounts() {}
    }

    /// Fields of an order. Without an order number the key is customer, day and place within the day.
    static final class Orders {
        static final TargetField<String> CUSTOMER =
                TargetField.required("customer", CellType.TEXT, "external id", "email");
        static final TargetField<Instant> DATE = TargetField.required("date", CellType.TIMESTAMP, "time", "timestamp");
        static final TargetField<BigDecimal> AMOUNT = TargetField.required("amount", CellType.DECIMAL);
        static final TargetField<String> ORDER = TargetField.optional("order", CellType.TEXT, "number");
        static final TargetField<String> STATUS =
                TargetField.optional("status", CellType.TEXT, "state", "order status", "stand");
        static final TargetField<String> PRODUCT = TargetField.optional(
                "product", CellType.TEXT, "products", "description", "item", "article", "artikel", "beschreibung");
        static final TargetField<String> CURRENCY = TargetField.optional("currency", CellType.TEXT, "waehrung");
        static final TargetField<Instant> PROMISED = TargetField.optional(
                "promised",
                CellType.TIMESTAMP,
                "promised on",
                "promise date",
                "promised delivery date",
                "estimated delivery date",
                "expected delivery date",
                "commitment date",
                "zugesagt",
                "liefertermin",
                "zugesagter liefertermin");
        static final TargetField<Instant> DELIVERED = TargetField.optional(
                "delivered",
                CellType.TIMESTAMP,
                "delivered on",
                "delivered at",
                "date delivered",
                "actual delivery date",
                "fulfilled at",
                "geliefert",
                "geliefert am",
                "zugestellt am");

        private Orders() {}
    }

    /// Fields of a post. The author is the handle, which is also the key of the author.
    static final class Posts {
        static final TargetField<String> ID = TargetField.required("id", CellType.TEXT);
        static final TargetField<Instant> TIME = TargetField.required("time", CellType.TIMESTAMP);
        static final TargetField<String> AUTHOR = TargetField.required("author", CellType.TEXT);
        static final TargetField<String> TEXT = TargetField.required("text", CellType.TEXT);
        static final TargetField<String> AUTHOR_NAME =
                TargetField.optional("authorname", CellType.TEXT, "author name", "display name");
        static final TargetField<Long> FOLLOWERS =
                TargetField.optional("followers", CellType.INTEGER, "follower count", "followers count");
        static final TargetField<Long> AUDIENCE =
                TargetField.optional("audience", CellType.INTEGER, "reach", "views", "impressions", "reichweite");
        static final TargetField<String> LANGUAGE = TargetField.optional("language", CellType.TEXT);
        static final TargetField<String> REPLY_TO = TargetField.optional(
                "replyto", CellType.TEXT, "reply to", "in reply to", "in reply to status id", "antwort auf");
        static final TargetField<String> URL = TargetField.optional("url", CellType.TEXT, "link", "permalink");

        private Posts() {}
    }
}
