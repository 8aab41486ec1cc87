package io.attune.identity.matching;

import java.util.Locale;

/// What may be known of a person, each with the way in which two values of it are compared.
public enum Field {
    GIVEN(Kind.NAME),
    FAMILY(Kind.NAME),
    BORN(Kind.DATE),
    MAIL(Kind.MAIL),
    PHONE(Kind.PHONE),
    STREET(Kind.ADDRESS),
    STREET2(Kind.ADDRESS),
    HOUSE(Kind.CODE),
    CITY(Kind.TEXT),
    POSTCODE(Kind.POSTCODE),
    REGION(Kind.TEXT),
    COUNTRY(Kind.TEXT),
    COMPANY(Kind.TEXT),
    /// A number that only one person has, such as that of a passport; two people never share it.
    IDENTIFIER(Kind.CODE),
    /// Not known of anybody: whether given and family name stand in the same order in both records.
    ORDER(Kind.ORDER);

    enum Kind {
        NAME,
        TEXT,
        DATE,
        CODE,
        MAIL,
        PHONE,
        POSTCODE,
        ADDRESS,
        ORDER
    }

    static final int COUNT = values().length;

    private final Kind kind;

    Field(Kind kind) {
        this.kind = kind;
    }

    /// Its place in the arrays of a fit, which are written a hundred million times.
    @SuppressWarnings("EnumOrdinal")
    int index() {
        return ordinal();
    }

    Kind kind() {
        return kind;
    }

    /// How columns, files and messages call it.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether what is usual depends on the country, as with names and places.
    boolean national() {
        return kind == Kind.NAME
                || kind == Kind.ADDRESS
                || kind == Kind.POSTCODE
                || this == CITY
                || this == REGION
                || this == COMPANY;
    }

    /// Whether it tells one person from those who live or work with them.
    boolean personal() {
        return this == GIVEN || this == BORN || this == IDENTIFIER || this == ORDER;
    }
}
